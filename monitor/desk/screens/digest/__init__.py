"""The screens below /digest: the coming digest, its approval, the editions that were cut, the outbox.

Not here: SQL, what a page shows as values (desk/digest), cutting and sending (pipeline).
"""

from monitor.desk.screens.digest import approving, editions, exporting, outbox, planning, show
from monitor.desk.screens.digest.blueprint import screen

__all__ = ["approving", "editions", "exporting", "outbox", "planning", "screen", "show"]
