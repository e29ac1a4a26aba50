"""One request, safely: connections, proxies, limits, unpacking. Not here: whether and when to ask (manners)."""
