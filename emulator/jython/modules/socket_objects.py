"""What ``socket`` hands out: its errors, a client's socket, the file over one; Jython's stand in Lib/_socket.py, over Netty."""

from __future__ import annotations

import socket as sockets
from typing import Any, List, NoReturn, Optional, Tuple

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString, from_bytes, to_bytes
from ..objects.integers import Long
from ..objects.text import str_
from .python_written import shown_in
from .socket_files import FileObject

AF_UNSPEC, AF_INET, AF_INET6 = 0, 2, 23
SOCK_DGRAM, SOCK_STREAM = 1, 2
IPPROTO_TCP, IPPROTO_UDP = 6, 17
_FAMILIES = {AF_UNSPEC: sockets.AF_UNSPEC, AF_INET: sockets.AF_INET, AF_INET6: sockets.AF_INET6}
_HIGH_WATER = 65536  # Channel.bytesBeforeUnwritable of Netty: more than that is never sent, for sendall is send
_ADDRESS = ByteString("Address must be a 2-tuple (ipv4: (host, port)) or a 4-tuple (ipv6: (host, port, flow, scope))")


class SocketError(OSError):
    """``socket.error``."""


class HostError(SocketError):
    """``socket.herror``."""


class AddressError(SocketError):
    """``socket.gaierror``."""


class Timeout(SocketError):
    """``socket.timeout``."""


for _kind, _name in ((SocketError, "error"), (HostError, "herror"), (AddressError, "gaierror"), (Timeout, "timeout")):
    _kind.__name__ = _kind.__qualname__ = _name
    _kind.__module__ = "_socket"


def failure(kind: type[SocketError], number: int, words: str) -> SocketError:
    """An error with Jython's number and words."""
    return kind(number, ByteString(words))


def mapped(error: OSError) -> SocketError:
    """Jython's error for one of the machine's."""
    if isinstance(error, sockets.timeout):
        return failure(Timeout, 110, "timed out")
    if isinstance(error, ConnectionRefusedError):
        return failure(SocketError, 111, "Connection refused")
    if isinstance(error, ConnectionError):
        return failure(SocketError, 104, "Socket closed")
    return failure(SocketError, 113, "No route to host")


class _Defaults:
    """socket.setdefaulttimeout, which holds for what is connected later."""

    timeout: Optional[float] = None


DEFAULTS = _Defaults()


def seconds(value: Any) -> Optional[float]:
    """A timeout as it is kept; TypeError, ValueError in Jython's words."""
    if value is None:
        return None
    try:
        result = float(value)
    except (TypeError, ValueError):
        raise TypeError(ByteString("Socket timeout value must be a number or None")) from None
    if result < 0:
        raise ValueError(ByteString("Socket timeout value cannot be negative"))
    return result


def addresses(host: Any, family: int = AF_UNSPEC) -> List[Tuple[int, str]]:
    """(family, address) of a host, those of IPv4 first as java.net.InetAddress has them."""
    try:
        rows = sockets.getaddrinfo(str.__str__(host) if host else "localhost", None, _FAMILIES[family], sockets.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise failure(AddressError, 8, "nodename nor servname provided, or not known") from None
    pairs = [(AF_INET if row[0] == sockets.AF_INET else AF_INET6, str(row[4][0])) for row in rows]
    return sorted(dict.fromkeys(pairs))


class Channel:
    """The connection under sockets and their files; the last of them that closes ends it."""

    def __init__(self, family: Any, kind: Any, proto: Any) -> None:
        if kind == SOCK_DGRAM:
            raise NotEmulated("socket.socket(AF_INET, SOCK_DGRAM)", "", "sockets of clients over TCP are emulated")
        self.family, self.type = family, kind
        self.proto = proto or (IPPROTO_TCP if kind == SOCK_STREAM else 0)
        self.timeout = DEFAULTS.timeout
        self.wire: Any = None
        self.users = 1
        self._peer_closed = False

    def connect(self, address: Any) -> None:
        """Jython's connect."""
        host, port = _checked(address, self.family)
        target = addresses(host, self.family or AF_UNSPEC)[0][1]
        if self.timeout == 0:
            raise NotEmulated("socket.socket.setblocking(0)", "", "give the socket a timeout")
        try:
            self.wire = sockets.create_connection((target, port % 65536), self.timeout)
        except OSError as error:
            raise mapped(error) from None

    def open_wire(self) -> Any:
        """The connection; an error where there is none."""
        if self.wire is None:
            raise failure(SocketError, 107, "Socket is not connected")
        self.wire.settimeout(self.timeout)
        return self.wire

    def send(self, data: Any, flags: Any = 0) -> int:
        """Up to 64 KiB of it."""
        wire = self.open_wire()
        part = to_bytes(str_(data.tobytes() if isinstance(data, memoryview) else data))[:_HIGH_WATER]
        try:
            wire.sendall(part)
        except OSError as error:
            raise mapped(error) from None
        return len(part)

    def recv(self, bufsize: Any, flags: Any = 0) -> Any:
        """What came; '' once at the end, then None."""
        wire = self.open_wire()
        if self._peer_closed:
            return None
        try:
            data = wire.recv(bufsize)
        except ConnectionError:
            data = b""
        except OSError as error:
            raise mapped(error) from None
        self._peer_closed = not data
        return from_bytes(data)

    def close(self) -> None:
        """One user less."""
        self.users -= 1
        if self.users <= 0 and self.wire is not None:
            self.wire.close()

    def __del__(self) -> None:
        wire = self.__dict__.get("wire")
        if wire is not None:
            wire.close()


def _checked(address: Any, family: Any) -> Tuple[Any, int]:
    lengths = {AF_INET: (2,), AF_INET6: (2, 4)}.get(family, (2, 4))
    if not isinstance(address, tuple) or len(address) not in lengths:
        raise TypeError(_ADDRESS)
    host, port = address[:2]
    if not (host is None or isinstance(host, str)) or not isinstance(port, (int, Long)):
        raise TypeError(_ADDRESS)
    return (host.strip() if host else host), int(port)


class Closed:
    """What a closed socket delegates to."""

    def close(self) -> None:
        """Again."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._refuse

    def _refuse(self, *_: Any) -> NoReturn:
        raise failure(SocketError, 9, "Bad file descriptor")


class Socket:
    """``socket.socket``: a client's."""

    def __init__(self, family: Any = AF_INET, type: Any = SOCK_STREAM, proto: Any = None, _sock: Any = None) -> None:  # noqa: A002
        self._sock: Any = Channel(family, type, proto) if _sock is None else _sock

    @property
    def family(self) -> Any:
        """AF_INET, AF_INET6."""
        return self._sock.family

    @property
    def type(self) -> Any:
        """SOCK_STREAM."""
        return self._sock.type

    @property
    def proto(self) -> Any:
        """IPPROTO_TCP."""
        return self._sock.proto

    def connect(self, address: Any) -> None:
        """Connect to (host, port)."""
        self._sock.connect(address)

    def connect_ex(self, address: Any) -> int:
        """Connect; the number of the error, 0 when there was none."""
        try:
            self._sock.connect(address)
        except SocketError as error:
            return int(error.errno or 0)
        return 0

    def send(self, data: Any, flags: Any = 0) -> Any:
        """How many bytes were sent."""
        return self._sock.send(data, flags)

    def sendall(self, data: Any, flags: Any = 0) -> Any:
        """The same as send, as in Jython."""
        return self._sock.send(data, flags)

    def recv(self, bufsize: Any, flags: Any = 0) -> Any:
        """Up to so many bytes."""
        return self._sock.recv(bufsize, flags)

    def settimeout(self, timeout: Any) -> None:
        """How long an operation may wait, in seconds; None for ever."""
        self._sock.timeout = seconds(timeout)

    def gettimeout(self) -> Any:
        """The same in seconds."""
        return self._sock.timeout

    def setblocking(self, flag: Any) -> None:
        """With or without a wait."""
        self.settimeout(None if flag else 0.0)

    def setsockopt(self, level: Any, optname: Any, value: Any) -> None:
        """Nothing that a script could see."""

    def fileno(self) -> Any:
        """The socket below itself."""
        return self._sock

    def getpeername(self) -> Any:
        """(host, port) of the other side."""
        return _shown(self._sock.open_wire().getpeername())

    def getsockname(self) -> Any:
        """(host, port) of this side."""
        return _shown(self._sock.open_wire().getsockname())

    def shutdown(self, how: Any) -> None:
        """No more is sent, or read."""
        self._sock.open_wire()
        if how:
            self._sock.wire.shutdown(sockets.SHUT_WR)

    def makefile(self, mode: Any = ByteString("r"), bufsize: Any = -1) -> FileObject:  # noqa: B008  an immutable text
        """A file over the socket, which lives on when the socket is closed."""
        if not isinstance(self._sock, Closed):
            self._sock.users += 1
        return FileObject(self._sock, mode, bufsize, True)

    def dup(self) -> Socket:
        """Another socket on the same connection."""
        self._sock.users += 1
        return Socket(_sock=self._sock)

    def close(self) -> None:
        """Close it; a file over it still reads."""
        self._sock.close()
        self._sock = Closed()

    def __getattr__(self, name: str) -> Any:
        if name in _SERVERS:
            raise NotEmulated(f"socket.socket.{name}", "", "sockets of clients over TCP are emulated")
        raise AttributeError(ByteString(f"'{type(self).__name__}' object has no attribute '{name}'"))


_SERVERS = frozenset(("accept", "bind", "getsockopt", "listen", "recv_into", "recvfrom", "recvfrom_into", "sendto"))
Socket.__name__ = Socket.__qualname__ = "_socketobject"
shown_in("_socket", Socket)


def _shown(address: Any) -> Tuple[Any, ...]:
    return (ByteString(address[0]), *address[1:])
