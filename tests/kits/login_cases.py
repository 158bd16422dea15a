"""The login script against real logins over HTTP: one table, run by the emulator and by the real Jython."""

import base64
import contextlib
import http.server
import json
import threading

from .script_files import PROCESSORS

LOGIN = str(PROCESSORS / "common" / "login.py")
PROPERTIES = {
    "omnitron_login_url": "{url}/api/v1/auth/login/",
    "erp_login_url": "{url}/token",
    "erp_token_path": "data.token",
    "erp_content_type": "application/x-www-form-urlencoded",
    "erp_body": "u=@username@&p=@password@",
}
OMNITRON = {"name": "Omnitron credentials", "username": "user", "password": "base64:" + base64.b64encode('ş"é{'.encode()).decode()}
ERP = {"name": "ERP credentials", "username": "erp", "password": "a&b ç"}
SERVICES = {"s1": OMNITRON, "s2": ERP}
BOTH = {"token.omnitron": "o", "token.erp": "e"}


def case(attributes=None, services=None, lacks=(), sent=(), reason=None, tokens=None, **properties):
    """``tokens``: (token.omnitron, token.erp) afterwards, or ``reason``: a part of log.login.error."""
    return {
        "attributes": attributes or {},
        "services": SERVICES if services is None else services,
        "properties": properties,
        "tokens": tokens,
        "reason": reason,
        "lacks": lacks,
        "sent": sent,
    }


CASES = {
    "both tokens are fetched": case(
        tokens=("omni-1", "erp-1"),
        sent=[
            ("POST", "/api/v1/auth/login/", "application/json", '{"username": "user", "password": "\\u015f\\"\\u00e9{"}'),
            ("POST", "/token", "application/x-www-form-urlencoded", "u=erp&p=a%26b%20%C3%A7"),
        ],
    ),
    "only the token that is missing is fetched": case(
        {"token.omnitron": "o"},
        tokens=("o", "erp-1"),
        sent=[("POST", "/token", "application/x-www-form-urlencoded", "u=erp&p=a%26b%20%C3%A7")],
    ),
    "nothing is fetched when both are there": case(BOTH, tokens=("o", "e"), lacks=["log.login.error"]),
    "the scope erp renews that one only": case(
        {**BOTH, "login.scope": "erp", "log.login.error": "x"}, tokens=("o", "erp-1"), lacks=["log.login.error"]
    ),
    "the scope omnitron renews that one only": case({**BOTH, "login.scope": "omnitron"}, tokens=("omni-1", "e")),
    "without a login URL the ERP needs no login": case(tokens=("omni-1", None), erp_login_url=""),
    "the whole answer can be the token": case({"token.omnitron": "o"}, tokens=("o", '{"data": {"token": "erp-1"}}'), erp_token_path="."),
    "a GET carries no body": case(
        {"token.omnitron": "o"},
        tokens=("o", "erp-get"),
        erp_method="GET",
        erp_token_path="$.tokens.0.value",
        sent=[("GET", "/token", None, "")],
    ),
    "an XML body is escaped": case(
        {"token.omnitron": "o"},
        services={"s2": dict(ERP, password='<"&ç>')},
        tokens=("o", "erp-1"),
        erp_content_type="text/xml",
        erp_body="<ş>@username@ @password@</ş>",
        sent=[("POST", "/token", "text/xml", "<&#351;>erp &lt;&quot;&amp;&#231;&gt;</&#351;>")],
    ),
    "an unknown scope is refused": case({"login.scope": "all"}, reason='login.scope is "all"'),
    "a redirect is not followed": case(reason="HTTP 302", omnitron_login_url="{url}/moved"),
    "a refusal says so without the URL's query": case(
        reason="/refused: user name or password", omnitron_login_url="{url}/refused?k=secret"
    ),
    "an empty token is none": case(reason='has no "key"', omnitron_login_url="{url}/empty"),
    "a token with a line break is none": case(reason="cannot be a token", omnitron_login_url="{url}/broken"),
    "an answer that is no JSON is named": case(reason="is not JSON", omnitron_login_url="{url}/html"),
    "nobody listens": case(reason="ConnectException", omnitron_login_url="http://127.0.0.1:1/"),
    "no login URL": case(reason="the login URL is not set", omnitron_login_url=""),
    "no such service": case(services={}, reason="create it or correct the name"),
    "a service that is not enabled": case(services={"s1": dict(OMNITRON, enabled=False)}, reason="is not enabled"),
    "a service without a password": case(services={"s1": dict(OMNITRON, password=None)}, reason="has no password"),
    "a password that is no base64": case(services={"s1": dict(OMNITRON, password="base64:%%%")}, reason="no base64 of a UTF-8 text"),
}


def properties(given, url):
    return {name: value.format(url=url) if "{url}" in value else value for name, value in dict(PROPERTIES, **given["properties"]).items()}


class Logins(http.server.BaseHTTPRequestHandler):
    """Answers by path; the server's ``seen`` is what it was sent."""

    ANSWERS = {
        "/api/v1/auth/login/": (200, '{"key": "omni-1"}'),
        "/token": (201, '{"data": {"token": "erp-1"}}'),
        "/moved": (302, "{}"),
        "/refused?k=secret": (401, "{}"),
        "/empty": (200, '{"key": ""}'),
        "/broken": (200, '{"key": "a\\nb"}'),
        "/html": (200, "<p>"),
    }

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode("ascii")
        self.server.seen.append([self.command, self.path, self.headers["Content-Type"], body])
        status, text = self.ANSWERS[self.path]
        if self.command == "GET":
            text = json.dumps({"tokens": [{"value": "erp-get"}]})
        self.send_response(status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    do_GET = do_POST

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def logins():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Logins)
    server.seen, server.url = [], "http://127.0.0.1:%d" % server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def differences(given, relationship, attributes):
    """What is not as the case says."""
    found, error = [], attributes.get("log.login.error", "")
    if relationship != ("success" if given["tokens"] else "failure"):
        found.append("went to %s: %s" % (relationship, error))
    if given["tokens"] and (attributes.get("token.omnitron"), attributes.get("token.erp")) != given["tokens"]:
        found.append("tokens %s, %s" % (attributes.get("token.omnitron"), attributes.get("token.erp")))
    if given["reason"] and (given["reason"] not in error or not error.startswith("login to omnitron failed: ")):
        found.append("log.login.error is %r" % error)
    found.extend("%s is there" % name for name in given["lacks"] if name in attributes)
    secrets = [service.get("password") or "no secret" for service in given["services"].values()] + ['ş"é{', "k=secret"]
    found.extend("%s holds a secret" % name for name, value in attributes.items() if any(secret in value for secret in secrets))
    return found
