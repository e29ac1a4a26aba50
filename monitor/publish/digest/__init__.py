"""The digest in words: an edition in, plain text and HTML out. Not here: what is told (edition), mails (mail)."""
