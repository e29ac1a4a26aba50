"""An article and the rules in, tags with evidence out.

Not here: where articles come from and where tags are kept. `compiled(rules).tag(article, outlet)` judges one
article; `in_scope` tells whether it becomes a clip.
"""

from monitor.tag.scope import in_scope
from monitor.tag.tagger import Tagger, compiled

__all__ = ["Tagger", "compiled", "in_scope"]
