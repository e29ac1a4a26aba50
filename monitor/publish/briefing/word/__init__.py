"""The report as a Word file, by a template that the office changes in Word.

What it must never do: run what a template holds; fill in a number, a day or a signature. Not here: what the report says
(document.py), how a document of ours looks (publish/word).
"""
