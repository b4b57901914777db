"""Statuses: those that are no page, those that say when to come again, and how oddly they say it."""

from tests.hostile.route import Route, either, fails, http, works

NO_PAGES = (
    *(
        "400 Bad",
        "401 Who",
        "402 Pay",
        "403 No",
        "404 Gone fishing",
        "405 No",
        "406 No",
        "407 Proxy",
        "408 Late",
    ),
    *(
        "409 No",
        "410 Gone",
        "412 No",
        "413 Big",
        "414 Long",
        "415 Type",
        "416 Range",
        "418 Teapot",
        "421 Other",
    ),
    *("422 No", "423 Locked", "425 Early", "426 Upgrade", "428 No", "431 Big", "451 Law", "499 Client"),
    *("500 Broken", "501 No", "502 Gateway", "504 Late", "505 Version", "507 Full", "508 Loop", "511 Login"),
    *("520 Strange", "525 Strange", "526 Strange", "530 Strange", "599 Strange", "999 Strange"),
)
LATER = (
    "120",
    "Wed, 21 Oct 2099 07:28:00 GMT",
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "soon",
    "-5",
    "9" * 40,
    "1.5",
    "",
)

ROUTES: list[Route] = [
    *(fails(f"status {status}", http(status=status)) for status in NO_PAGES),  # a feed in it is none
    *(
        fails(f"{status}, again at {later[:16]!r}", http(b"", f"{status} No", more={"Retry-After": later}))
        for status in (429, 503)
        for later in LATER
    ),
    *(
        fails(f"status {status} unasked", http(b"", status))
        for status in ("204 Nothing", "205 Reset", "304 Not modified")
    ),
    *(
        either(f"status {status} with a feed", http(status=status))
        for status in ("201 Made", "202 Later", "206 Part")
    ),
    works("status 203", http(status="203 Transformed")),
    works("without words", http(status="200")),
    works("with words of another tongue", http(status="200 Schön ☃")),
]
