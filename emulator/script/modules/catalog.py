"""Which standard-library modules a script can import, and how each is made."""

from __future__ import annotations

from typing import Dict, FrozenSet

BUILDERS: Dict[str, str] = {  # made here, because Python 2's differs or because the run's clock is asked
    "json": "json_module",
    "sys": "sys_module",
    "traceback": "traceback_module",
    "time": "time_module",
    "datetime": "datetime_module",
    "re": "re_module",
    "base64": "bytes_modules:base64_module",
    "binascii": "bytes_modules:binascii_module",
    "hashlib": "bytes_modules:hashlib_module",
    "md5": "bytes_modules:md5_module",
    "hmac": "bytes_modules:hmac_module",
    "zlib": "bytes_modules:zlib_module",
    "urllib": "url_modules:urllib_module",
    "urlparse": "url_modules:urlparse_module",
    "collections": "collections_module",
    "itertools": "plain_modules:itertools_module",
    "string": "plain_modules:string_module",
    "random": "plain_modules:random_module",
    "StringIO": "string_io_module:string_io_module",
    "cStringIO": "string_io_module:string_io_module",
    "io": "string_io_module:io_module",
    "os": "os_module:os_module",
    "os.path": "os_module:path_module",
    "jarray": "jarray_module",
    "__builtin__": "plain_modules:builtin_module",
    "codecs": "plain_modules:codecs_module",
    "types": "plain_modules:types_module",
    "csv": "plain_modules:csv_module",
}

HOSTED: FrozenSet[str] = frozenset((  # Python 3's own module as it is
    "bisect", "calendar", "cmath", "contextlib", "copy", "decimal", "difflib", "email", "email.utils", "errno", "fnmatch", "fractions",
    "functools", "glob", "heapq", "keyword", "locale", "logging", "math", "numbers", "operator", "pprint", "shutil", "stat", "struct",
    "tempfile", "textwrap", "threading", "unicodedata", "uuid", "warnings", "weakref", "xml", "xml.dom", "xml.dom.minidom", "xml.etree",
    "xml.etree.ElementTree", "xml.sax", "xml.sax.saxutils", "HTMLParser", "gzip", "zipfile", "array",
))

NOT_EMULATED: Dict[str, str] = {  # Jython has it; the way round
    "urllib2": "use java.net.URL(...).openConnection(), which the emulator runs",
    "httplib": "use java.net.URL(...).openConnection(), which the emulator runs",
    "socket": "use java.net.URL(...).openConnection(), which the emulator runs",
    "ssl": "use java.net.URL(...).openConnection(), which the emulator runs",
    "ftplib": "let GetFTP or PutFTP move the file",
    "smtplib": "let PutEmail send the mail",
    "subprocess": "let ExecuteStreamCommand run the program",
    "pickle": "keep state as JSON in the state manager",
    "cPickle": "keep state as JSON in the state manager",
    "xmlrpclib": "use java.net.URL(...).openConnection()",
    "select": "use java.net.URL(...).openConnection()",
    "optparse": "read the processor's dynamic properties",
    "argparse": "read the processor's dynamic properties",
    "ConfigParser": "read the processor's dynamic properties",
    "Queue": "let NiFi's queues do it",
    "unittest": "test the script from outside: emulator.run_script",
    "inspect": "leave it out",
}
