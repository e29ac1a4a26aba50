"""Documents that cannot rot: the README knows every command, the changelog the version, no file a registry's host.

Not for: keys of sources.toml and rules (tests/test_rules_content.py).
"""

import re
import subprocess
from pathlib import Path

import pytest

import monitor
from monitor.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group, path=("monitor",)):
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


@pytest.mark.parametrize(("name", "command"), list(commands(cli)))
def test_every_command_and_its_options_are_in_the_readme(name, command):
    """A command has help, stands in the README, and so does each of its options."""
    assert command.help
    assert f"`{name}" in README
    for parameter in command.params:
        for option in parameter.opts:
            hidden = getattr(parameter, "hidden", False)  # for the program itself
            assert hidden or not option.startswith("--") or option in README


def test_every_global_option_is_in_the_readme():
    """--config, --data, --now and -v are documented."""
    for parameter in cli.params:
        if parameter.name != "version":
            assert any(option in README for option in parameter.opts)


def test_start_has_exactly_two_sh_blocks_of_one_line():
    """The section Start holds the two commands, each one line."""
    start = README.split("## Start", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"^```sh\n(.*?)^```$", start, flags=re.MULTILINE | re.DOTALL)

    assert len(blocks) == 2
    assert all(block.count("\n") == 1 for block in blocks)
    assert blocks[0].rstrip().endswith("monitor demo")
    assert "tests/gates.py" in blocks[1]


def test_the_changelog_begins_with_this_version():
    """The newest version of the changelog is the program's."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changelog, flags=re.MULTILINE)[0] == monitor.__version__
    assert f'version = "{monitor.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_locked_requirements_carry_hashes_and_no_address():
    """Every pinned package has hashes, and no lock file names a host."""
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "://" not in text
        pinned = re.findall(r"^[A-Za-z0-9_.-]+==\S+.*?(?=^[A-Za-z0-9]|\Z)", text, flags=re.MULTILINE | re.DOTALL)
        assert len(pinned) > 30
        assert all("--hash=sha256:" in entry for entry in pinned)


def test_no_file_names_a_package_registry():
    """No registry's host name stands anywhere in the repository."""
    names = ("pypi" + r"\.org", "python" + "hosted", r"registry\.npm" + "js", r"deb\.deb" + "ian")
    found = subprocess.run(
        ["git", "grep", "-lIE", "|".join(names)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.stdout == ""
