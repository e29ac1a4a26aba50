"""Every gate in one command, for developers and CI alike: format, lint, types, tests with coverage.

    .venv/bin/python tests/gates.py            what CI runs
    .venv/bin/python -m pytest -m slow         the long forms, before a release

Not for: fixing anything. All gates run even when one fails, so that one run tells everything.
"""

import compileall
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
GATES = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    # A file's tests stay with one worker: what they share is made once. Four workers also on two cores: replays, killed
    # programs and mail servers mostly wait.
    (
        "pytest",
        "-m",
        "not slow",
        "-n",
        "4",
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
        "--cov",
        "--cov-report=term",
    ),
)


def main() -> int:
    """Run the gates in order; return 0 only when all passed."""
    # Programs that tests start would compile the whole program anew each time where none keeps what it compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "monitor", quiet=2)
    # Four workers would each prepare all files of tests at the same time: done once, while the first gates use one core.
    prepared = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "--collect-only"], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    failed = []
    for gate in GATES:
        if gate[0] == "pytest":
            prepared.wait()
        print("+", *gate, flush=True)
        if subprocess.run([sys.executable, "-m", *gate], cwd=ROOT, check=False).returncode:
            failed.append(gate[0])
    if failed:
        print("failed:", ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
