"""The schema as frozen texts, and the migrations that apply them. Not here: code that the program uses."""
