"""An hour of the day as the files write it, such as 07:00:00. Not here: what happens then (digest.py, schedule.py)."""

from datetime import time
from typing import Annotated

from pydantic import BeforeValidator


def _hour(value: object) -> object:
    if isinstance(value, int | float):  # would be taken for seconds after midnight
        raise ValueError("must be a time of day such as 08:00:00")  # noqa: TRY004 - what pydantic tells people
    return value


Hour = Annotated[time, BeforeValidator(_hour)]
