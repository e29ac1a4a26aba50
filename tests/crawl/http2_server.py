"""A real HTTP/2 server on loopback, TLS and ALPN included, that answers as each test says. Not: any test."""

import contextlib
import socket
import threading

import h2.config
import h2.connection
import h2.events


class Stream:
    """One request, as a route sees it, and what it may answer."""

    def __init__(self, wire, connection, number, headers):
        self.wire, self.connection, self.number, self.headers = wire, connection, number, headers

    def begin(self, *headers, status="200", end=False):
        self.connection.send_headers(self.number, [(":status", status), *headers], end_stream=end)
        self.flush()

    def send(self, piece, *, end=False):
        """Send *piece* as the client's window allows, and read its windows on the way."""
        while piece:
            room = min(self.connection.local_flow_control_window(self.number), self.connection.max_outbound_frame_size)
            if room == 0:
                self.connection.receive_data(self.wire.recv(65_536))
                continue
            self.connection.send_data(self.number, piece[:room])
            piece = piece[room:]
            self.flush()
        if end:
            self.connection.end_stream(self.number)
            self.flush()

    def flush(self):
        self.wire.sendall(self.connection.data_to_send())


def page(body, *headers, status="200"):
    """A route that answers *body* whole."""

    def answer(stream):
        stream.begin(("content-type", "text/html"), *headers, status=status)
        stream.send(body, end=True)

    return answer


class Http2Web:
    """Answers `routes[path]`, a function of the Stream; 404 elsewhere. Connections end with the test."""

    def __init__(self, context):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.context = context
        self.routes = {}
        self.asked = []  # (number of the connection, number of the stream, path), in order
        self.headers = []
        self.connections = 0
        self.closing = threading.Event()
        self.wires = []
        self.thread = threading.Thread(target=self.accept, daemon=True)
        self.thread.start()

    def url(self, path):
        return f"https://127.0.0.1:{self.listener.getsockname()[1]}{path}"

    def accept(self):
        with contextlib.suppress(OSError):  # closed: the test is over
            while True:
                raw, _ = self.listener.accept()
                self.connections += 1
                threading.Thread(target=self.talk, args=(raw, self.connections), daemon=True).start()

    def talk(self, raw, number):
        """Speak HTTP/2 on one connection until the client hangs up, or a route breaks it."""
        with contextlib.suppress(OSError, h2.exceptions.ProtocolError), raw:
            wire = self.context.wrap_socket(raw, server_side=True)
            self.wires.append(wire)
            with wire:
                self.serve(wire, number)

    def serve(self, wire, number):
        config = h2.config.H2Configuration(
            client_side=False, validate_outbound_headers=False, normalize_outbound_headers=False
        )
        connection = h2.connection.H2Connection(config)
        connection.initiate_connection()
        wire.sendall(connection.data_to_send())
        while data := wire.recv(65_536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    headers = {name.decode(): value.decode() for name, value in event.headers}
                    self.asked.append((number, event.stream_id, headers[":path"]))
                    self.headers.append(headers)
                    route = self.routes.get(headers[":path"], page(b"khong co", status="404"))
                    route(Stream(wire, connection, event.stream_id, headers))
            wire.sendall(connection.data_to_send())

    def close(self):
        self.closing.set()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join()
        for wire in self.wires:
            with contextlib.suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)
