"""One question to one server, and its answer. httpcore speaks HTTP; what it must not decide is here."""

import urllib.request
from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urldefrag, urlsplit

import httpcore

from reader import addresses
from reader.fetch import answer, rules
from reader.fetch.errand import Errand
from reader.fetch.wire import Wire, tls
from reader.types import Page

USER_AGENT = "Cuttings/0.1"
REDIRECTS = (301, 302, 303, 307, 308)
PERMANENT = (301, 308)
PAGES = (200, 203)
NO_PROXY = "none"  # the person wants to go without, whatever the environment says


@dataclass(frozen=True, slots=True)
class Redirect:
    to: str
    permanent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What stays the same on all the redirects of one fetch."""

    errand: Errand
    trusted: frozenset[str]  # places ("host:port") that may be local, because the user named them
    etag: str
    modified: str
    limit: int
    proxy: str = ""  # "" is the environment's
    login: "Login | None" = None


@dataclass(frozen=True, slots=True)
class Login:
    """A name and password, and the only addresses that may see them."""

    name: str
    password: str
    places: frozenset[str]  # "host:port"
    plain: bool = False  # the person typed http: it may be sent without TLS

    def for_address(self, address: str) -> str:
        """What to say at an address to be let in; "" where it may not be said."""
        known = addresses.place(address) in self.places
        if not known or not (self.plain or address.startswith("https:")):
            return ""
        return "Basic " + b64encode(f"{self.name}:{self.password}".encode()).decode()


def ask(address: str, question: Question) -> Page | Redirect | None:
    """The page, where it went, or None when it has not changed. Each question has its own connection:
    most go to different hosts, and none that one fetch was allowed to make is then left for another."""
    errand = question.errand
    url, fields = _request(address, question)
    try:
        with _pool(address, question) as pool, pool.stream("GET", url, headers=fields) as response:
            return _read(address, response, question)
    except httpcore.ProxyError as error:
        raise errand.failure(f"the proxy that this computer uses refused ({error})") from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise errand.failure("what answers there is not a web server, or is out of order") from None


def _read(address: str, response: httpcore.Response, question: Question) -> Page | Redirect | None:
    errand = question.errand
    fields = answer.headers(response.headers)
    if response.status in REDIRECTS and "location" in fields:
        return _redirect(address, response.status, fields["location"], errand)
    if response.status == 304 and (question.etag or question.modified):
        return None
    if response.status == 401 and question.login:
        raise errand.failure("the server does not accept this name and password", status=401)
    if response.status not in PAGES:
        raise answer.refusal(errand.subject, response.status, fields)
    kind, charset = answer.media_type(fields)
    try:
        content = answer.body(response.iter_stream(), fields, question.limit, errand)
    except httpcore.ProtocolError:  # less than its Content-Length said, or chunks that are none
        raise errand.failure("the answer broke off before its end; try again later") from None
    return Page(
        content=content,
        media_type=kind,
        charset=charset,
        address=address,
        etag=fields.get("etag", ""),
        modified=fields.get("last-modified", ""),
        fresh_for=answer.fresh_for(fields),
    )


def _redirect(address: str, status: int, location: str, errand: Errand) -> Redirect:
    to = urldefrag(addresses.join(address, location)).url
    if not to:
        raise errand.failure("the address leads on to something that is no web page")
    return Redirect(to, status in PERMANENT)


def _request(address: str, question: Question) -> tuple[httpcore.URL, dict[bytes | str, bytes | str]]:
    parts = urlsplit(address)
    target = parts.path + ("?" + parts.query if parts.query else "")
    fields: dict[bytes | str, bytes | str] = {
        "Host": parts.netloc,
        "User-Agent": USER_AGENT,
        "Accept": "*/*",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    if _sendable(question.etag):
        fields["If-None-Match"] = question.etag
    if _sendable(question.modified):
        fields["If-Modified-Since"] = question.modified
    if question.login and (let_in := question.login.for_address(address)):
        fields["Authorization"] = let_in
    url = httpcore.URL(scheme=parts.scheme, host=parts.hostname or "", port=parts.port, target=target)
    return url, fields


def _sendable(validator: str) -> bool:
    """Validators come back from the web: only what a header can hold is sent there again."""
    return bool(validator) and validator.isascii() and validator.isprintable()


def _pool(address: str, question: Question) -> httpcore.ConnectionPool:
    parts = urlsplit(address)
    proxy = _proxy(parts, question)
    named = proxy is not None or addresses.place(address) in question.trusted
    wire = Wire(question.errand, anywhere=named)
    return httpcore.ConnectionPool(
        ssl_context=tls() if address.startswith("https:") else None,
        network_backend=wire,
        proxy=proxy,
        max_keepalive_connections=0,
    )


def _proxy(parts: SplitResult, question: Question) -> httpcore.Proxy | None:
    """The proxy that the person or the environment wants for this address; near hosts go direct."""
    errand, host = question.errand, parts.hostname or ""
    if rules.near_by_name(host):
        return None
    spelled = question.proxy or _proxy_of_environment(parts.scheme)
    if spelled in ("", NO_PROXY) or urllib.request.proxy_bypass(host):
        return None
    proxy = urlsplit(spelled if "://" in spelled else f"http://{spelled}")
    if proxy.scheme != "http" or not proxy.hostname:
        raise errand.failure("the proxy that this computer uses is of a kind that Cuttings cannot use")
    url = httpcore.URL(scheme="http", host=proxy.hostname, port=proxy.port or 80, target="/")
    name = (unquote(proxy.username), unquote(proxy.password or "")) if proxy.username else None
    return httpcore.Proxy(url, auth=name)


def _proxy_of_environment(scheme: str) -> str:
    proxies = urllib.request.getproxies()
    return proxies.get(scheme) or proxies.get("all") or ""
