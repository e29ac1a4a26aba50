"""The review desk: what about 20 officers see in a browser. Not here: what is kept (store), mailed (publish), fetched (crawl)."""
