"""Makes the invented outlets of press_houses.py importable. Not for: fixtures."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # press_houses
