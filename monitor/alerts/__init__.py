"""What is told at once: how many mails an hour, what is a spike, and the words of such a mail. Pure: values in, values out.

Not here: which articles a rule finds (the query language, asked by pipeline.outgoing.alerts), what is kept of it (store).
"""
