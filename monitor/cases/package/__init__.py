"""The evidence package of a case: one ZIP with its dossier, drafts, captured pages, words, files, and what proves them.

Requirements, before any heuristics:
1. One changed byte anywhere is found and named, on a machine that has nothing but this program, or only `sha256sum`.
2. Evidence that does not hold is not given out: nothing is written then.
3. The same case at the same moment gives the same bytes.

    HUONG-DAN.txt                     how to read it and how to verify it
    ho-so/…docx                       dossier, letters, statement
    bai-01/ban-luu-000012.warc.gz     a captured page; .png beside it: a picture of its words
    bai-01/phien-ban-01.txt           the text of a revision
    bai-01/dang-lai-01/…              the same of a reprint
    tep/tep-0003-….pdf                what people put into the case
    MANIFEST.json, SHA256SUMS         every file, its size and its hash

Not here: what a dossier says (cases/dossier), how it looks (publish), who may have it (desk, case_desk).
"""
