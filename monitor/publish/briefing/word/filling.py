"""The library that fills a template, without what it does to others.

docxcompose, which it imports, changes a name of python-docx for the whole program: from then on every Word file would say
who changed it last in a wrong place, and Word would call it damaged (4teamwork/docxcompose#101). Not here: filling (report.py).
"""

from docx.oxml.ns import nsmap
from docxtpl import DocxTemplate

__all__ = ["DocxTemplate"]

nsmap["cp"] = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
