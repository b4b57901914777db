"""What a server's answer says: its headers, its status in words, its body unpacked and within its limit."""

import re
import time
import zlib
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime

from reader.errors import FetchError
from reader.fetch.errand import Errand

WEEK = 7 * 24 * 3600
UNPACKED = ("", "identity", "none", "binary", "utf-8")  # the last ones are mistakes that are often made
GZIP = 0x1F  # how it begins
MOST_CODINGS = 2  # gzip within gzip happens by mistake; more is an attack

_WORDS = {
    401: "the server asks for a name and a password",
    402: "the server asks for a payment",
    403: "the server does not let this program read it",
    404: "the server has no such page; check the address",
    410: "the page is gone for good",
    429: "the server asks for fewer requests; try again later",
    451: "the page is withheld for legal reasons",
    503: "the server is busy or under repair; try again later",
}

Headers = dict[str, str]


def headers(pairs: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Header fields by lower-case name. Of a repeated one the first counts, but lists add up."""
    found: Headers = {}
    for raw_name, raw_value in pairs:
        name, value = raw_name.decode("latin-1").lower(), _text(raw_value)
        if name in ("content-encoding", "cache-control") and name in found:
            found[name] += "," + value
        found.setdefault(name, value)
    return found


def media_type(fields: Headers) -> tuple[str, str]:
    """The declared type in lower case and the declared charset, "" when missing."""
    kind, _, parameters = fields.get("content-type", "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", parameters, re.IGNORECASE)
    return kind.strip().lower(), charset[1] if charset else ""


def fresh_for(fields: Headers) -> int:
    """For how many seconds the server says that its answer stays as it is; 0 when it does not say."""
    said = fields.get("cache-control", "").lower()
    if re.search(r"\bno-(?:cache|store)\b", said):
        return 0
    if age := re.search(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})", said):
        return min(int(age[1]), WEEK)
    return _retry_after(fields.get("expires", "")) or 0


def refusal(subject: str, status: int, fields: Headers) -> FetchError:
    """An answer that is no page, in words."""
    fault = f"the server has a fault of its own ({status}); try again later"
    reason = _WORDS.get(status) or (
        fault if status >= 500 else f"the server sent no page (its answer was {status})"
    )
    wait = _retry_after(fields.get("retry-after", ""))
    return FetchError(subject, reason, status=status, gone=status == 410, retry_after=wait)


def body(chunks: Iterable[bytes], fields: Headers, limit: int, errand: Errand) -> bytes:
    """The body as it was before the server packed it. Stops as soon as more than `limit` bytes came."""
    too_large = errand.failure(f"the answer is larger than {limit / (1 << 20):g} MB")
    declared = fields.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
        raise too_large
    content = bytearray()
    for piece in _unpacked(_counted(chunks, limit, too_large), fields, errand):
        content += piece
        if len(content) > limit:
            raise too_large
    return bytes(content)


def _text(raw: bytes) -> str:
    """Headers are ASCII by rule; redirects with bare UTF-8 are common all the same."""
    try:
        return raw.decode().strip()
    except UnicodeDecodeError:
        return raw.decode("latin-1").strip()


def _retry_after(text: str) -> int | None:
    """Seconds to wait, from a count or a date; never more than a week, None when it makes no sense."""
    if text.isascii() and text.isdigit():
        return min(int(text[:20]), WEEK)
    try:
        wait = parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None
    return min(max(0, round(wait)), WEEK)


def _counted(chunks: Iterable[bytes], limit: int, too_large: FetchError) -> Iterator[bytes]:
    """The packed bytes: they too have an end, even if they unpack to nothing."""
    count = 0
    for chunk in chunks:
        count += len(chunk)
        if count > limit:
            raise too_large
        yield chunk


def _unpacked(chunks: Iterator[bytes], fields: Headers, errand: Errand) -> Iterator[bytes]:
    codings = [coding.strip().lower() for coding in fields.get("content-encoding", "").split(",")]
    packed = [coding for coding in reversed(codings) if coding not in UNPACKED]
    unknown = [coding for coding in packed if coding not in ("gzip", "x-gzip", "deflate")]
    if unknown or len(packed) > MOST_CODINGS:
        raise errand.failure(f"the answer is packed in a way nobody asked for ({', '.join(packed)[:80]})")
    for _ in packed:
        chunks = _inflated(chunks, errand)
    return chunks


def _inflated(chunks: Iterator[bytes], errand: Errand) -> Iterator[bytes]:
    """gzip or deflate, unpacked in pieces of bounded size, so that a bomb is seen before it is held.

    What stands behind a whole one and is no other is nothing: some servers fill up with noughts.
    """
    inflate = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if inflate is not None and inflate.eof and rest[0] != GZIP:
                return
            if inflate is None or inflate.eof:
                inflate = _inflater(rest)
            try:
                piece = inflate.decompress(rest, 1 << 18)
            except zlib.error:
                raise errand.failure("the answer is damaged; try again later") from None
            errand.check()
            yield piece
            rest = inflate.unconsumed_tail or inflate.unused_data
    if inflate is not None and not inflate.eof:
        raise errand.failure("the answer broke off before its end; try again later")


def _inflater(start: bytes) -> "zlib._Decompress":
    """gzip and zlib say what they are in their first bytes; some servers send bare deflate instead."""
    known = start[0] == GZIP or (
        start[0] & 0x0F == 8 and (len(start) < 2 or (start[0] << 8 | start[1]) % 31 == 0)
    )
    return zlib.decompressobj(zlib.MAX_WBITS | 32 if known else -zlib.MAX_WBITS)
