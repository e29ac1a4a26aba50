"""The samples of the tests of cases, and a real database for those that keep one."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # case_samples
