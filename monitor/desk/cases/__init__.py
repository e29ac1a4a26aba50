"""Cases at the desk: the list by deadline, opening one, the calendar, one case with its forms.

Not here: routes (screens), which step may follow (the room cases), SQL (store).
"""
