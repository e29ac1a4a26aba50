"""The names of the migrations, by which a database says how old it is.

Not here: what they do (migrations.py), which needs sqlite-utils; a name is compared without it.
"""

SET = "monitor"  # of ours, among those that a file may hold

# Every migration, in order. A database that knows others was made by a newer program.
NAMES = (
    "m001_first_light",
    "m002_honesty_and_timing",
    "m003_evidence_and_revisits",
    "m004_page_shapes",
    "m005_search_and_imports",
    "m006_stories",
    "m007_delivery_and_schedule",
    "m008_desk",
    "m009_registers_and_flags",
    "m010_cases",
    "m011_briefings",
)
