"""`monitor demo`: a press made for it, a mailbox, and the command that lets the program run over both.

Not here: anything the program needs on a working day.
"""
