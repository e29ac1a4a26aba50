"""Where CPU work runs: a real dask scheduler on loopback, and what is said when it or its workers fail.

Not for: what is worked on (tests/pipeline).
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from monitor import executors
from monitor.cli import main
from monitor.errors import InputError, MonitorError
from monitor.executors import workers
from monitor.vietnamese.fold import unaccented

ROOT = Path(__file__).parents[1]
# Scheduler and worker in one process, apart from the test: they go when it closes their input.
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=int(sys.argv[1]), threads_per_worker=1, processes=sys.argv[2] == "processes",
                      dashboard_address=None, host="127.0.0.1", protocol="tcp://") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


class Cluster:
    """A running cluster, and where it is."""

    def __init__(self, folder: Path, number: int, kind: str) -> None:
        script = folder / "cluster.py"
        script.write_text(CLUSTER, encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, str(script), str(number), kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.address = self.process.stdout.readline().strip().replace("tcp://", "dask://")

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def cluster(tmp_path):
    started = []

    def start(number=1, kind="threads"):
        started.append(Cluster(tmp_path, number, kind))
        return started[-1]

    yield start
    for each in started:
        each.stop()


def test_without_an_address_work_runs_in_processes_of_this_machine():
    with workers() as executor:
        assert isinstance(executor, ProcessPoolExecutor)


def test_a_cluster_does_the_work(cluster):
    with workers(cluster().address) as executor:
        futures = [executor.submit(unaccented, word) for word in ("Tuyến", "đường")]
        assert [future.result(30) for future in futures] == ["Tuyen", "duong"]
        failed = executor.submit(unaccented, None)
        with pytest.raises((TypeError, AttributeError)):
            failed.result(30)


def test_equal_calls_are_made_each(cluster):
    """Dask would make them one, were it not told."""
    with workers(cluster().address) as executor:
        first = executor.submit(time.monotonic_ns).result(30)
        assert executor.submit(time.monotonic_ns).result(30) > first


def test_a_worker_that_dies_is_told_in_one_line(cluster):
    there = cluster(kind="processes")
    with workers(there.address) as executor, pytest.raises(MonitorError, match=r"workers of dask://\S+ died") as caught:
        executor.submit(os._exit, 1).result(60)

    assert "\n" not in str(caught.value)
    assert "nothing is lost" in str(caught.value)


def test_a_worker_without_the_same_program_is_told(cluster):
    with workers(cluster().address) as executor, pytest.raises(InputError, match="has another monitor than this"):
        executor.submit(__import__, "monitor_of_next_year").result(30)


def test_a_scheduler_that_is_lost_is_told_in_one_line(cluster, capfd):
    there = cluster()
    with workers(there.address) as executor:
        future = executor.submit(time.sleep, 30)
        there.stop()
        with pytest.raises(MonitorError, match=r"the scheduler dask://\S+ is gone; nothing is lost"):
            future.result(60)
        executor._client.close()
        with pytest.raises(MonitorError, match="is gone"):
            executor.submit(time.sleep, 0).result(60)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1:8786",
        "tcp://127.0.0.1:8786",
        "dask://",
        "dask://host",
        "dask://host:x",
        "dask://host:1/a",
        "dask://a@b:1",
    ],
)
def test_an_address_that_is_none_is_told(address):
    with pytest.raises(InputError, match="is no address of a dask scheduler; write dask://HOST:PORT"):
        workers(address)


def test_nobody_at_the_address_is_told_soon(monkeypatch):
    monkeypatch.setattr(executors, "_PATIENCE", 0.5)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(InputError, match=rf"no dask scheduler answers at 127.0.0.1:{port} within 0.5 s"):
        workers(f"dask://127.0.0.1:{port}")


def test_a_scheduler_without_workers_is_told_soon(cluster, monkeypatch):
    address = cluster(0).address
    monkeypatch.setattr(executors, "_PATIENCE", 1)
    with pytest.raises(InputError, match="has no worker; start one"):
        workers(address)


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r'pip install "monitor\[dask\]"'):
        workers("dask://127.0.0.1:8786")


PAPER = """
outlet = "Báo In Thử"
group = "cua-tinh"
medium = "bao-in"
published = 2026-09-15
title = "Cầu mới ở xã"
text = "Xã Hàm Yên, tỉnh Tuyên Quang làm lễ khánh thành cây cầu."
entered_by = "An"
"""


def test_monitor_rebuild_reads_with_the_workers_of_a_cluster(cluster, tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy(ROOT / "sources.toml", tmp_path)
    (tmp_path / "tin.toml").write_text(PAPER, encoding="utf-8")

    def monitor(*arguments):
        monkeypatch.setattr(sys, "argv", ["monitor", "--config", str(tmp_path), *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        said = capsys.readouterr()
        return stop.value.code, said.out, said.err

    assert monitor("add", "--paper", str(tmp_path / "tin.toml"))[0] == 0
    code, said, wrong = monitor("rebuild", "--executor", cluster().address)

    assert (code, wrong) == (0, "")
    assert "judged by the words that are kept: 1, without a page" in said
    assert monitor("rebuild", "--executor", "elsewhere")[::2] == (
        1,
        "monitor: elsewhere is no address of a dask scheduler; write dask://HOST:PORT\n",
    )
