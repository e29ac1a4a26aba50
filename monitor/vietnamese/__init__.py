"""What is Vietnamese about text: cleaning, folding, syllables, sentences, words, numbers, dates, wording.

Not here: what text means to the office (tag, check). Import the file you need.
"""
