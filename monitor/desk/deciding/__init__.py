"""What officers decide of one article or several: tags, marks, words for the digest. Every one is a form without a script.

Not here: the pages that show it (screens/clip.py, lists), what then stands (store), stories and digests as a whole.
"""
