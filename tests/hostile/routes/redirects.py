"""Redirects: round in circles, out of the web, and into this machine in every spelling of its name."""

from tests.hostile.route import Route, either, fails, http, works


def to(place: str | bytes, status: int = 302) -> bytes:
    return http(b"", f"{status} Found", more={"Location": place})


SPELLINGS = (
    *("DECOY.HOST", "localhost:DECOY.PORT", "LOCALHOST:DECOY.PORT", "localhost.:DECOY.PORT"),
    *("127.1:DECOY.PORT", "127.0.1:DECOY.PORT", "2130706433:DECOY.PORT", "0x7f000001:DECOY.PORT"),
    *("0x7f.0.0.1:DECOY.PORT", "0177.0.0.1:DECOY.PORT", "017700000001:DECOY.PORT", "127.0.0.1.:DECOY.PORT"),
    *("[::1]:DECOY.PORT", "[0:0:0:0:0:0:0:1]:DECOY.PORT", "[::]:DECOY.PORT", "0:DECOY.PORT"),
    *("[::ffff:127.0.0.1]:DECOY.PORT", "[::ffff:7f00:1]:DECOY.PORT", "[::127.0.0.1]:DECOY.PORT"),
    *("[64:ff9b::7f00:1]:DECOY.PORT", "[2002:7f00:1::]:DECOY.PORT", "0.0.0.0:DECOY.PORT"),
    *("①②⑦.⓪.⓪.①:DECOY.PORT", "127。0。0。1:DECOY.PORT", "ⓛocalhost:DECOY.PORT"),
    *("user:word@DECOY.HOST", "example.org@DECOY.HOST", "example.org%40DECOY.HOST", "SITE.HOST@DECOY.HOST"),
    *("DECOY.HOST%00.example.org", "DECOY.HOST\\@example.org", "example.org\\@DECOY.HOST"),
    *("inner.example:DECOY.PORT", "INNER.example.:DECOY.PORT"),
)
"""Places where the decoy listens, or would if the address were read as some read it. `inner.example` is a
name of the web whose number is this machine's."""

OUTSIDE = (
    *("file:///etc/passwd", "FILE:/etc/passwd", "ftp://DECOY.HOST/", "gopher://DECOY.HOST/_GET", "data:,x"),
    *(
        "javascript:alert(1)",
        "about:blank",
        "jar:http://DECOY.HOST/!/x",
        "mailto:a@example.org",
        "feed:file:///x",
    ),
    *(
        "http://",
        "http:///etc/passwd",
        "http://[",
        "http://%",
        "//",
        "\\\\DECOY.HOST\\x",
        "http://a b/",
        "x" * 9_000,
    ),
)

ROUTES: list[Route] = [
    *(fails(f"into this machine as {spelled}", to(f"http://{spelled}/secret")) for spelled in SPELLINGS),
    *(
        fails(f"into this machine by {status}", to("http://DECOY.HOST/secret", status))
        for status in (301, 303, 307, 308)
    ),
    fails("into this machine without a scheme", to("//DECOY.HOST/secret")),
    fails("into this machine by https", to("https://DECOY.HOST/secret")),
    *(fails(f"out of the web to {place[:30]}", to(place)) for place in OUTSIDE),
    fails("to itself", to("x")),
    fails("to itself under another name", to("./x?#x")),
    fails("nowhere", to("")),
    fails("without a place", http(b"", "302 Found")),
    either("with a page of its own and no place", http(status="302 Found")),
    fails("to many choices", http(b"<a href=x>x</a>", "300 Multiple Choices")),
    fails("by a proxy", http(b"", "305 Use Proxy", more={"Location": "http://DECOY.HOST/"})),
    works("to the feed", to("/lantern")),
    works("to the feed by the whole address", to("http://SITE.HOST/lantern", 308)),
    works("to the feed with a fragment", to("/lantern#top", 307)),
    works("to the feed with spaces around", to("  /lantern \t")),
    works("to the feed with an upper-case scheme", to("HTTP://SITE.HOST/lantern")),
    works("to the feed over dots", to("/a/./b/../../lantern")),
    either(
        "with two places",
        b"HTTP/1.1 302 F\r\nLocation: /lantern\r\nLocation: http://DECOY.HOST/\r\nContent-Length: 0\r\n\r\n",
    ),
    works(
        "with a body that never ends",
        b"HTTP/1.1 302 F\r\nLocation: /lantern\r\nContent-Length: 99999999\r\n\r\nx",
    ),
    fails("by a line within a line", to(b"/\r\n\r\n<rss/>")),
    fails(
        "by a page's own words",
        http(b"<meta http-equiv=refresh content='0;url=http://DECOY.HOST/'>", kind="text/html"),
    ),
    fails(
        "by a header of old", http(b"<p>x", kind="text/html", more={"Refresh": "0; url=http://DECOY.HOST/"})
    ),
]
