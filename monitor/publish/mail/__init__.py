"""Mails: composed, and handed to the office's server. Not here: the outbox (store), what a mail says (digest, report)."""
