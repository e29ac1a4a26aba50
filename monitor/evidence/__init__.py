"""What the commands `monitor evidence show` and `evidence verify` say and write.

Not here: keeping the evidence (store/evidence), making its records (crawl/evidence).
"""
