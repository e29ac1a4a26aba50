"""What people ask of rules before they save them: are they sound, why this label, what would a change do.

Not here: what rules may hold (config) and what they find (tag).
"""
