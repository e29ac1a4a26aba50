"""What a dossier prints, gathered: a case, its articles and their captured pages, the office's rules in; a `Dossier` out.

What it must never do: give out a dossier as final that two officers have not confirmed or that does not tell what the
article got right; take evidence that is damaged; hold what is secret. Not here: how it is printed (publish/dossier).
"""

from monitor.cases.dossier.gathered import dossier_of

__all__ = ["dossier_of"]
