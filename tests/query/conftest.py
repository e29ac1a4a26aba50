"""Where the tests of this room find what they share. Not for: fixtures, there are none."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # query_trees
