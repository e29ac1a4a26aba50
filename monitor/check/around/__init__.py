"""What is told from what is around an article: its story, its earlier words, older articles. Values in, values out; not here: loading them."""
