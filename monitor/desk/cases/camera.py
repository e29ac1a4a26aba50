"""What pictures of captured pages are made with here: this computer's browser, the desk's cleaning. Not here: drawing (cases)."""

from monitor.cases.package.screenshots import Camera, find_browser
from monitor.desk.shown.captured import printable


def camera() -> Camera:
    """A new one, for one package."""
    return Camera(find_browser(), lambda text, plain, above: printable(text, plain=plain, above=above))
