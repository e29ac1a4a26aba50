"""Where CPU work runs: in processes of this machine, or in those of a dask cluster. The only door to dask.

Not here: the work itself; it is a function of a module, with plain values in and out (pipeline).
"""

import logging
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from monitor.errors import InputError, MonitorError

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
_PATIENCE = 10  # seconds for a scheduler to answer, and for it to have a worker
_LOST = "nothing is lost: look at the cluster and run again"


def workers(address: str | None = None) -> Executor:
    """Return where CPU work runs; to be closed with `with`.

    *address* is that of a dask scheduler, `dask://HOST:PORT`; None means processes of this machine, started the same
    way on every system. Raises InputError for an address that is none or where nobody answers, and without dask.
    """
    if address is None:
        return ProcessPoolExecutor(min(4, os.cpu_count() or 1), mp_context=multiprocessing.get_context("spawn"))
    return _Elsewhere(_client(_tcp(address)), address)


class _Elsewhere(Executor):
    """The workers of a dask cluster; their failures come in our words."""

    def __init__(self, client: "Client", address: str) -> None:
        self._client, self._address = client, address
        # As dask has it by default, equal calls would be one, and a page that kills a worker would kill others.
        self._executor = client.get_executor(pure=False, retries=0)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run *fn* on a worker. The future raises MonitorError when the worker dies or the scheduler is lost."""
        from distributed.client import ClosedClientError  # noqa: PLC0415 - only where it is installed

        told: Future[T] = Future()
        told.set_running_or_notify_cancel()
        try:
            inner = self._executor.submit(fn, *args, **kwargs)
        except ClosedClientError as error:  # it looked for the scheduler and gave up
            told.set_exception(self._lost(error))
        else:
            inner.add_done_callback(lambda done: self._pass_on(done, told))
        return told

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the cluster, after the work that is under way unless that is cancelled."""
        if self._client.status == "running":
            self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()

    def _pass_on(self, done: Future[T], told: Future[T]) -> None:
        error = self._lost(CancelledError()) if done.cancelled() else done.exception()
        if error is None:
            told.set_result(done.result())
        else:
            told.set_exception(self._in_words(error))

    def _lost(self, cause: Exception) -> MonitorError:
        return _caused(MonitorError(f"the scheduler {self._address} is gone; {_LOST}"), cause)

    def _in_words(self, error: BaseException) -> BaseException:
        from distributed import KilledWorker  # noqa: PLC0415 - only where it is installed

        if isinstance(error, KilledWorker):
            return _caused(MonitorError(f"workers of {self._address} died (out of memory?); {_LOST}"), error)
        if isinstance(error, ImportError):
            return _caused(
                InputError(f"a worker of {self._address} has another monitor than this machine ({error})"), error
            )
        return error


def _caused(said: MonitorError, cause: BaseException) -> MonitorError:
    said.__cause__ = cause
    return said


def _tcp(address: str) -> str:
    """*address* as dask writes it."""
    try:
        parts = urlsplit(address)
        known = parts.scheme == "dask" and parts.hostname and parts.port and "@" not in parts.netloc
    except ValueError:  # a port that is no number
        known = False
    if not known or parts.path.strip("/") or parts.query or parts.fragment:
        raise InputError(f"{address} is no address of a dask scheduler; write dask://HOST:PORT")
    return f"tcp://{parts.netloc}"


def _client(address: str) -> "Client":
    try:
        from distributed import Client  # noqa: PLC0415 - 35 MB that only a cluster needs
    except ImportError as error:
        raise InputError('--executor needs dask: install it with pip install "monitor[dask]"') from error
    for name in ("distributed", "distributed.client"):  # what it logs of a lost cluster is said in one line by us
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except OSError as error:
        raise InputError(
            f"no dask scheduler answers at {address.removeprefix('tcp://')} within {_PATIENCE} s; start it, or mend --executor"
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise InputError(
            f"the dask scheduler at {address.removeprefix('tcp://')} has no worker; start one with `dask worker`"
        ) from error
    return client
