"""What stands around a text and in between: chrome, cards of other news, notes of pictures, answers in a forum. Not here: the text."""
