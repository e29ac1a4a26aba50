"""The commands `monitor case …`: cases read, worked on and packed at the command line, as at the desk.

Not here: what a case allows (the room cases), screens (desk).
"""
