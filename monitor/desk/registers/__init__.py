"""The registers as the desk shows and fills them: lists, words, forms, tables, statements. Not here: routes (screens), what a row may hold (config)."""
