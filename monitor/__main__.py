"""`python -m monitor` is the console script `monitor`; nothing else happens here."""

from monitor.cli import main

if __name__ == "__main__":
    main()
