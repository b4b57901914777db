"""Lists of feeds with references to what is no character."""

from reader import opml


def test_a_reference_to_no_character_is_a_mark_in_its_place() -> None:
    body = '<outline text="a &#xD800;&#0;&#xFFFF; b &#60;&#38;&#34;" xmlUrl="https://x.example/&#xDFFF;"/>'
    (one,) = opml.read(f"<opml><body>{body}</body></opml>".encode()).outlines
    assert (one.title, one.address) == ('a \ufffd\ufffd b <&"', "https://x.example/%EF%BF%BD")
