"""The modules of Jython 2.7.2 whose import opens its ``_socket``, and with it a NioEventLoopGroup of ten threads that nobody closes.

Recorded: tests/compliance/jython_imports/socket.json.
"""

from __future__ import annotations

SOCKET_MODULES = frozenset(
    """
    BaseHTTPServer CGIHTTPServer DocXMLRPCServer SimpleHTTPServer SimpleXMLRPCServer SocketServer _LWPCookieJar _MozillaCookieJar _socket
    asynchat asyncore cookielib email.base64mime email.charset email.feedparser email.generator email.header email.message
    email.mime.application email.mime.audio email.mime.base email.mime.image email.mime.message email.mime.multipart
    email.mime.nonmultipart email.mime.text email.parser email.quoprimime email.utils ftplib httplib imaplib logging.config
    logging.handlers macurl2path mailbox mimetypes nntplib poplib pty robotparser select smtpd smtplib socket ssl telnetlib urllib
    urllib2 wsgiref.simple_server xml.Uri xml.sax.drivers2.drv_javasax xml.sax.saxutils xmlrpclib
    """.split()
)
