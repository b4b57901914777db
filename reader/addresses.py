"""Web addresses: the only place where text becomes one.

An address is a str that begins with http:// or https://, has a host, and holds no space or control
character. Whether a host may be reached is not decided here but when it is connected to: reader/fetch.
"""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from reader.errors import RefusedError

LONGEST = 8_000  # letters; longer ones are no address but an attack or a mistake

_ENDS = "".join(map(chr, range(33)))  # what browsers strip from the ends of an address
_BREAKS = re.compile(r"[\t\r\n]")  # and from its middle
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")  # "localhost:8000" has a port, not a scheme
_FEED = re.compile(r"feed:(?=https?:)", re.IGNORECASE)
_KEPT = "/%:@!$&'()*+,;=~?#[]|"  # of a path or query, as they stand; all else is escaped
_SPELLED = re.compile(
    r"https?://[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*(?::(?!80/|443/)(?:[1-9]\d{2,3}|[1-5]\d{4}))?/"
    r"(?:[\w/%:@!$*,=~+().&-]|\?(?![#?]|$)|#(?=\w+$))*",
    re.ASCII,
)
_LOGIN = re.compile(r"(\s*(?:[A-Za-z]+:)?//)([^/?#@\s]*)@(?=[^/?#@]+(?:[/?#]|\s*$))")
_LOCAL = re.compile(r"localhost\b|[\d.]+(?=[:/]|$)|\[")  # hosts that rarely speak https


class Login(NamedTuple):
    """What one says at a server's door."""

    name: str
    password: str


def web(text: str) -> str:
    """The address in its one spelling: lower-case host in ASCII, path and query escaped. "" if it is none."""
    text = _BREAKS.sub("", text.strip(_ENDS))
    if len(text) > LONGEST or _CONTROL.search(text):
        return ""
    try:
        parts = urlsplit(text.replace("\\", "/"))
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return ""
        return _spell(parts)
    except ValueError:  # brackets, ports and hosts that are none
        return ""


def spelled(text: str) -> bool:
    """Whether a text is certainly a whole address in its one spelling; most are, and need no second look."""
    return bool(_SPELLED.fullmatch(text))


def join(base: str, link: str) -> str:
    """A link of a page as a whole address; "" if it leads anywhere but to the web."""
    if len(link) > LONGEST:
        return ""
    if spelled(link):
        return link
    try:
        return web(urljoin(base, _BREAKS.sub("", link.strip(_ENDS))))
    except ValueError:
        return ""


def typed(text: str) -> str:
    """What a person typed or pasted, as an address: "example.org" is https://example.org/.

    Raises RefusedError when it is no web address.
    """
    subject = text.strip()[:200]
    wanted = _FEED.sub("", text.strip(_ENDS + "<>"))
    if re.match(r"feed://", wanted, re.IGNORECASE):
        wanted = "https" + wanted[4:]
    scheme = _SCHEME.match(wanted)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise RefusedError(subject, "only addresses that begin with http:// or https:// can be read")
    if not scheme:
        wanted = _with_scheme(wanted.lstrip("/"), subject)
    address = web(wanted)
    if not address:
        raise RefusedError(subject, "this is not a web address; one looks like https://example.org/news")
    return address


def without_login(text: str) -> tuple[str, Login | None]:
    """What a person typed, and the name and password that stood in it: "https://ann:secret@example.org/"."""
    found = _LOGIN.match(text)
    if not found:
        return text, None
    name, _, password = found[2].partition(":")
    return found[1] + text[found.end() :], Login(unquote(name), unquote(password)) if name else None


def place(address: str) -> str:
    """The host and port an address leads to, as "example.org:443"."""
    parts = urlsplit(address)
    return f"{_bracketed(parts.hostname or '')}:{port(parts)}"


def host(address: str) -> str:
    """The host of an address, with its port when that is an unusual one; http and https are the same."""
    return urlsplit(address).netloc


def site(address: str) -> str:
    """The site of an address: its host without www; "" for what has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # "http://[" is no address
        return ""


def port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _with_scheme(bare: str, subject: str) -> str:
    host = re.split(r"[/?#]", bare, maxsplit=1)[0]
    if re.search(r"\s", host) or not re.search(r"[.:]|^localhost$", host):
        raise RefusedError(subject, "this is not a web address; one looks like example.org")
    return f"{'http' if _LOCAL.match(host) else 'https'}://{bare}"


def _spell(parts: SplitResult) -> str:
    host = _ascii(parts.hostname or "")
    usual = parts.port in (None, 80 if parts.scheme == "http" else 443)
    netloc = _bracketed(host) if usual else f"{_bracketed(host)}:{parts.port}"
    path = quote(parts.path or "/", safe=_KEPT)
    query = "?" + quote(parts.query, safe=_KEPT) if parts.query else ""
    fragment = "#" + quote(parts.fragment, safe=_KEPT) if parts.fragment else ""
    return f"{parts.scheme}://{netloc}{path}{query}{fragment}"


def _ascii(host: str) -> str:
    """A host name as the network spells it: "münchen.example" is xn--mnchen-3ya.example."""
    if not host.isascii():
        import idna  # only here: it is large and rarely needed

        host = idna.encode(host, uts46=True).decode()  # its errors are ValueErrors
    if not re.fullmatch(r"[a-z0-9._:-]*[a-z0-9:][a-z0-9._:-]*", host):
        raise ValueError(host)
    return host


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
