"""A real mail server on loopback that keeps what it gets, so that the demo's mails travel over SMTP.

Not here: writing or sending mails (publish). The only door to aiosmtpd.
"""

import asyncio
import socket
import threading
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from monitor.errors import MailError

HOST = "127.0.0.1"


class Mailbox:
    """The running mail server; a context manager. Each message becomes *folder*/001.eml and so on."""

    def __init__(self, folder: Path) -> None:
        """Keep messages in *folder*, which is made when it is not there."""
        self.host = HOST
        self.port = 0  # known once it runs
        self._folder = folder
        self._files: list[Path] = []
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Start listening. Raises MailError when no port can be had."""
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            # aiosmtpd's own Controller cannot take port 0, and a port looked for before it starts may be gone by then.
            listener = socket.create_server((self.host, 0))
        except OSError as error:
            raise MailError(f"no mail server could be started on {self.host}: {error.strerror}") from error
        self.port = listener.getsockname()[1]
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(listener)), daemon=True)
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening; the files stay."""
        if self._thread:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()

    @property
    def files(self) -> tuple[Path, ...]:
        """Every message as it came over the wire, in order of arrival."""
        with self._lock:
            return tuple(self._files)

    @property
    def messages(self) -> tuple[EmailMessage, ...]:
        """The same, parsed."""
        parser = BytesParser(policy=default)
        return tuple(parser.parsebytes(path.read_bytes()) for path in self.files)

    def keep(self, content: bytes) -> None:
        """Write one message to the folder. Raises OSError."""
        with self._lock:
            path = self._folder / f"{len(self._files) + 1:03d}.eml"
            path.write_bytes(content)
            self._files.append(path)

    async def _serve(self, listener: socket.socket) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        keeper = _Keeper(self)
        server = await self._loop.create_server(
            lambda: SMTP(keeper, enable_SMTPUTF8=True, hostname="localhost"), sock=listener
        )
        self._ready.set()
        await self._stop.wait()
        server.close()


class _Keeper:
    """What aiosmtpd calls for each message."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: ARG002, N802 - aiosmtpd's name and arguments
        try:
            await asyncio.to_thread(self._mailbox.keep, envelope.original_content or b"")
        except OSError as error:
            return f"452 cannot be kept: {error.strerror}"
        return "250 kept"
