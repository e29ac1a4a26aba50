"""Critical articles of our own are those of tests/pipeline. Not for: fixtures."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))  # critical_press
