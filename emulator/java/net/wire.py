"""A socket that can be read by lines and looked ahead on."""

from __future__ import annotations

import socket

_PIECE = 65536


class Wire:
    """A connection to a server."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket, self._buffer, self._ended = connected, bytearray(), False

    def timeout(self, millis: int) -> None:
        """How long a read may wait; 0 for ever."""
        self._socket.settimeout(millis / 1000 if millis else None)

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def peek(self, size: int) -> bytes:
        """The next bytes, fewer at the end; they stay."""
        while len(self._buffer) < size and self._more():
            pass
        return bytes(self._buffer[:size])

    def take(self, size: int) -> bytes:
        """Up to so many of the next bytes, none at the end."""
        if not self._buffer:
            self._more()
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        return data

    def line(self) -> bytes:
        """The next line without its ending; what is left at the end."""
        while b"\n" not in self._buffer and self._more():
            pass
        line, _, behind = bytes(self._buffer).partition(b"\n")
        self._buffer[:] = behind
        return line[:-1] if line.endswith(b"\r") else line

    def close(self) -> None:
        self._ended = True
        self._socket.close()

    def __del__(self) -> None:
        self._socket.close()

    def _more(self) -> bool:
        if self._ended:
            return False
        data = self._socket.recv(_PIECE)
        self._buffer += data
        self._ended = not data
        return bool(data)
