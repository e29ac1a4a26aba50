"""The commands `monitor facts …`: what the facts register holds, entering, importing, withdrawing, searching, taking out.

Not here: what a row may hold (config), what is done with it (registers).
"""
