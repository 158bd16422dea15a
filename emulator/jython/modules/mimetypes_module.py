"""``mimetypes``: Python 2.7's table, and the files of the machine that it reads (/etc/mime.types)."""

from __future__ import annotations

import mimetypes
from types import ModuleType
from typing import Any, Dict

from ..objects.bytestring import plain
from .border import at_border, outward
from .catalog import python_module

_ENDINGS = {  # type → endings
    "application/javascript": "js",
    "application/msword": "doc dot wiz",
    "application/octet-stream": "a bin dll exe o obj so",
    "application/oda": "oda",
    "application/pdf": "pdf",
    "application/pkcs7-mime": "p7c",
    "application/postscript": "ai eps ps",
    "application/vnd.ms-excel": "xlb xls",
    "application/vnd.ms-powerpoint": "pot ppa pps ppt pwz",
    "application/x-bcpio": "bcpio",
    "application/x-cpio": "cpio",
    "application/x-csh": "csh",
    "application/x-dvi": "dvi",
    "application/x-gtar": "gtar",
    "application/x-hdf": "hdf",
    "application/x-latex": "latex",
    "application/x-mif": "mif",
    "application/x-netcdf": "cdf nc",
    "application/x-pkcs12": "p12 pfx",
    "application/x-pn-realaudio": "ram",
    "application/x-python-code": "pyc pyo",
    "application/x-sh": "sh",
    "application/x-shar": "shar",
    "application/x-shockwave-flash": "swf",
    "application/x-sv4cpio": "sv4cpio",
    "application/x-sv4crc": "sv4crc",
    "application/x-tar": "tar",
    "application/x-tcl": "tcl",
    "application/x-tex": "tex",
    "application/x-texinfo": "texi texinfo",
    "application/x-troff": "roff t tr",
    "application/x-troff-man": "man",
    "application/x-troff-me": "me",
    "application/x-troff-ms": "ms",
    "application/x-ustar": "ustar",
    "application/x-wais-source": "src",
    "application/xml": "rdf wsdl xpdl xsl",
    "application/zip": "zip",
    "audio/basic": "au snd",
    "audio/mpeg": "mp2 mp3",
    "audio/x-aiff": "aif aifc aiff",
    "audio/x-pn-realaudio": "ra",
    "audio/x-wav": "wav",
    "image/gif": "gif",
    "image/ief": "ief",
    "image/jpeg": "jpe jpeg jpg",
    "image/png": "png",
    "image/tiff": "tif tiff",
    "image/vnd.microsoft.icon": "ico",
    "image/x-cmu-raster": "ras",
    "image/x-ms-bmp": "bmp",
    "image/x-portable-anymap": "pnm",
    "image/x-portable-bitmap": "pbm",
    "image/x-portable-graymap": "pgm",
    "image/x-portable-pixmap": "ppm",
    "image/x-rgb": "rgb",
    "image/x-xbitmap": "xbm",
    "image/x-xpixmap": "xpm",
    "image/x-xwindowdump": "xwd",
    "message/rfc822": "eml mht mhtml nws",
    "text/css": "css",
    "text/html": "htm html",
    "text/plain": "bat c h ksh pl txt",
    "text/richtext": "rtx",
    "text/tab-separated-values": "tsv",
    "text/x-python": "py",
    "text/x-setext": "etx",
    "text/x-sgml": "sgm sgml",
    "text/x-vcard": "vcf",
    "text/xml": "xml",
    "video/mp4": "mp4",
    "video/mpeg": "m1v mpa mpe mpeg mpg",
    "video/quicktime": "mov qt",
    "video/x-msvideo": "avi",
    "video/x-sgi-movie": "movie",
}
_COMMON = {
    ".jpg": "image/jpg",
    ".mid": "audio/midi",
    ".midi": "audio/midi",
    ".pct": "image/pict",
    ".pic": "image/pict",
    ".pict": "image/pict",
    ".rtf": "application/rtf",
    ".xul": "text/xul",
}
_SUFFIXES = {".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2"}
_ENCODINGS = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2"}


def _types(files: Any) -> mimetypes.MimeTypes:
    table = mimetypes.MimeTypes()
    strict: Dict[str, str] = {"." + ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
    table.suffix_map, table.encodings_map = dict(_SUFFIXES), dict(_ENCODINGS)
    table.types_map, table.types_map_inv = (dict(_COMMON), strict), ({}, {})
    for file in files:
        try:
            table.read(plain(file))
        except OSError:
            continue
    return table


@python_module("mimetypes", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    table = _types(mimetypes.knownfiles)
    module = ModuleType("mimetypes")

    def init(files: Any = None) -> None:
        nonlocal table
        table = _types(files if files is not None else mimetypes.knownfiles)

    module.__dict__.update(
        guess_type=lambda url, strict=True: at_border(table.guess_type)(url, strict), init=init, inited=True,
        add_type=lambda kind, ext, strict=True: table.add_type(plain(kind), plain(ext), strict),
        knownfiles=outward(mimetypes.knownfiles), suffix_map=outward(dict(_SUFFIXES)), encodings_map=outward(dict(_ENCODINGS)),
        common_types=outward(dict(_COMMON)),
    )  # fmt: skip
    return module
