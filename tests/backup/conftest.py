"""An office that has worked for two days, and a backup of it, made once and copied by the tests that spoil it."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # office_samples, which other programs of the tests import too

from office_samples import back_up, configure, fill


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A folder with config/, data/ and backup.zip, which nobody may change."""
    folder = tmp_path_factory.mktemp("office")
    configure(folder / "config")
    fill(folder / "config", folder / "data")
    back_up(folder / "config", folder / "data", folder / "backup.zip")
    return folder


@pytest.fixture
def office(made, tmp_path):
    """The same in a folder of its own: office / config, data, backup.zip."""
    return Path(shutil.copytree(made, tmp_path / "office"))
