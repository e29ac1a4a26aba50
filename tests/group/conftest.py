"""Makes the invented outlets and articles beside it importable, and light_edits.py. Not for: fixtures."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # light_edits
sys.path.insert(0, str(Path(__file__).parent))  # press_houses, invented_articles
