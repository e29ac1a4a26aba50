"""An article and the rules in, tags with evidence out.

Not here: where articles come from and where tags are kept. `Tagger(rules).tag(article, outlet)` judges one
article; `in_scope` tells whether it becomes a clip.
"""

from monitor.tag.scope import in_scope
from monitor.tag.tagger import Tagger

__all__ = ["Tagger", "in_scope"]
