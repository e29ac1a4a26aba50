"""The parts of the Excel annex: sheets of tables, native charts, lists. Not here: putting them together (annex_xlsx.py)."""
