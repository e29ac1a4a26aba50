"""Stories at the desk: the list and its figures, one story told, what people may do with it. Not here: requests, SQL."""
