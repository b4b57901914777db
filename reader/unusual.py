"""What is unusual in a text: all but printable ASCII, blanks and line ends.

There is little of it in most texts, and it is found ten times sooner than a pattern finds it. Whoever looks
for odd characters looks there.
"""

USUAL = bytes(range(0x20, 0x7F)) + b"\t\n"


def characters(text: str) -> str:
    """The unusual characters of a text, in their order, as often as they stand there."""
    return text.encode("utf-8", "surrogatepass").translate(None, USUAL).decode("utf-8", "surrogatepass")
