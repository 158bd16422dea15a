"""``socket``: clients over TCP, names of hosts, timeouts; servers and datagrams are NotEmulated by name."""

from __future__ import annotations

import socket as sockets
from types import ModuleType
from typing import Any, Dict, List

from ..objects.bytestring import ByteString
from .catalog import python_module
from .python_written import shown_in
from .socket_client import NO_TIMEOUT, create_connection
from .socket_files import FileObject
from .socket_objects import (
    AF_INET6,
    AF_UNSPEC,
    DEFAULTS,
    IPPROTO_TCP,
    IPPROTO_UDP,
    SOCK_DGRAM,
    SOCK_STREAM,
    AddressError,
    HostError,
    Socket,
    SocketError,
    Timeout,
    addresses,
    failure,
    seconds,
)

_NUMBERS = """
AF_UNSPEC=0 AF_INET=2 AF_INET6=23 AI_PASSIVE=1 AI_CANONNAME=2 AI_NUMERICHOST=4 AI_V4MAPPED=8 AI_ALL=16 AI_ADDRCONFIG=32
AI_NUMERICSERV=1024 EAI_NONAME=-2 EAI_SERVICE=-8 EAI_ADDRFAMILY=-9 NI_NUMERICHOST=1 NI_NUMERICSERV=2 NI_NOFQDN=4 NI_NAMEREQD=8 NI_DGRAM=16
NI_MAXSERV=32 NI_IDN=64 NI_IDN_ALLOW_UNASSIGNED=128 NI_IDN_USE_STD3_ASCII_RULES=256 NI_MAXHOST=1025 SHUT_RD=0 SHUT_WR=1 SHUT_RDWR=2
SOCK_DGRAM=1 SOCK_STREAM=2 SOCK_RAW=3 SOCK_RDM=4 SOCK_SEQPACKET=5 SOL_SOCKET=65535 SOL_TCP=6 IPPROTO_AH=51 IPPROTO_DSTOPTS=60
IPPROTO_ESP=50 IPPROTO_FRAGMENT=44 IPPROTO_GGP=3 IPPROTO_HOPOPTS=0 IPPROTO_ICMP=1 IPPROTO_ICMPV6=58 IPPROTO_IDP=22 IPPROTO_IGMP=2
IPPROTO_IP=0 IPPROTO_IPV4=4 IPPROTO_IPV6=41 IPPROTO_MAX=256 IPPROTO_ND=77 IPPROTO_NONE=59 IPPROTO_PUP=12 IPPROTO_RAW=255
IPPROTO_ROUTING=43 IPPROTO_TCP=6 IPPROTO_UDP=17 SO_ACCEPTCONN=1 SO_BROADCAST=2 SO_ERROR=4 SO_KEEPALIVE=8 SO_LINGER=16 SO_OOBINLINE=32
SO_RCVBUF=64 SO_REUSEADDR=128 SO_SNDBUF=256 SO_TIMEOUT=512 SO_TYPE=1024 SO_DEBUG=-1 SO_DONTROUTE=-1 SO_RCVLOWAT=-16 SO_RCVTIMEO=-32
SO_REUSEPORT=-64 SO_SNDLOWAT=-128 SO_SNDTIMEO=-256 SO_USELOOPBACK=-512 TCP_NODELAY=2048
"""


def constants() -> Dict[str, int]:
    """The numbers of Jython's _socket, which are its own."""
    return {name: int(value) for name, _, value in (pair.partition("=") for pair in _NUMBERS.split())}


def getdefaulttimeout() -> Any:
    """``socket.getdefaulttimeout``."""
    return DEFAULTS.timeout


def setdefaulttimeout(timeout: Any) -> None:
    """``socket.setdefaulttimeout``."""
    DEFAULTS.timeout = seconds(timeout)


def gethostname() -> ByteString:
    """``socket.gethostname``."""
    return ByteString(sockets.gethostname())


def getfqdn(name: Any = None) -> ByteString:
    """``socket.getfqdn``."""
    return ByteString(sockets.getfqdn(str.__str__(name) if name else ""))


def gethostbyname(name: Any) -> ByteString:
    """``socket.gethostbyname``: the first address."""
    try:
        return ByteString(addresses(name)[0][1])
    except AddressError:
        raise failure(AddressError, 20001, "getaddrinfo failed") from None


def gethostbyname_ex(name: Any) -> Any:
    """``socket.gethostbyname_ex``: the last is no list in Jython."""
    return name, [], gethostbyname(name)


def getaddrinfo(host: Any, port: Any, family: Any = AF_UNSPEC, socktype: Any = 0, proto: Any = 0, flags: Any = 0) -> List[Any]:
    """``socket.getaddrinfo``."""
    number = int(port or 0) % 65536
    kinds = [(SOCK_DGRAM, IPPROTO_UDP), (SOCK_STREAM, IPPROTO_TCP)]
    return [
        (of_family, kind, protocol, ByteString(""), (ByteString(address), number, *((0, 0) if of_family == AF_INET6 else ())))
        for of_family, address in addresses(host, family or AF_UNSPEC)
        for kind, protocol in kinds
        if socktype in (None, 0, kind) and proto in (0, protocol)
    ]


def is_ipv4_address(addr: Any) -> bool:
    """``socket.is_ipv4_address``."""
    return _is_address(sockets.AF_INET, addr)


def is_ipv6_address(addr: Any) -> bool:
    """``socket.is_ipv6_address``."""
    return _is_address(sockets.AF_INET6, addr)


def is_ip_address(addr: Any) -> bool:
    """``socket.is_ip_address``."""
    return is_ipv4_address(addr) or is_ipv6_address(addr)


def _is_address(family: int, text: Any) -> bool:
    try:
        sockets.inet_pton(family, str.__str__(text))
    except (OSError, TypeError):
        return False
    return True


def _same(x: Any) -> Any:
    return x


shown_in(
    "_socket", create_connection, getaddrinfo, getdefaulttimeout, getfqdn, gethostbyname, gethostbyname_ex, gethostname, is_ip_address,
    is_ipv4_address, is_ipv6_address, setdefaulttimeout,
)  # fmt: skip


@python_module("socket")
def build(interpreter: Any) -> ModuleType:
    DEFAULTS.timeout = None
    module = ModuleType("socket")
    module.__dict__.update(constants())
    module.__dict__.update(
        INADDR_ANY=ByteString("0.0.0.0"), INADDR_BROADCAST=ByteString("255.255.255.255"), IN6ADDR_ANY_INIT=ByteString("::"), has_ipv6=True,
        SocketType=Socket, socket=Socket, error=SocketError, herror=HostError, gaierror=AddressError, timeout=Timeout,
        _fileobject=FileObject,
        _GLOBAL_DEFAULT_TIMEOUT=NO_TIMEOUT, create_connection=create_connection, getaddrinfo=getaddrinfo,
        getdefaulttimeout=getdefaulttimeout, getfqdn=getfqdn, gethostbyname=gethostbyname, gethostbyname_ex=gethostbyname_ex,
        gethostname=gethostname,
        htonl=_same, htons=_same,
        ntohl=_same, ntohs=_same, is_ip_address=is_ip_address, is_ipv4_address=is_ipv4_address, is_ipv6_address=is_ipv6_address,
        setdefaulttimeout=setdefaulttimeout,
    )  # fmt: skip
    return module
