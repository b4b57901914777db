"""Which of the files that a picture offers is the one to keep."""

import pytest

from reader.sanitize import clean

BASE = "https://lantern.example/"


@pytest.mark.parametrize(
    ("html", "file"),
    [
        ("<img src=a.jpg>", "a.jpg"),
        ("<img src=a.jpg srcset='b.jpg 300w, c.jpg 900w'>", "c.jpg"),
        ("<img src=a.jpg srcset='b.jpg 900w, c.jpg 4000w'>", "b.jpg"),
        ("<img src=a.jpg srcset='b.jpg 2000w, c.jpg 4000w'>", "b.jpg"),
        ("<img src=a.jpg srcset='b.jpg, c.jpg 2x, d.jpg 3x'>", "c.jpg"),
        ("<img src=a.jpg srcset='b.jpg'>", "a.jpg"),
        ("<img srcset='b.jpg'>", "b.jpg"),
        ("<img src=a.jpg srcset='w_3,h_4/b.jpg 300w,w_9,h_9/c.jpg 900w'>", "w_9,h_9/c.jpg"),
        ("<img src=a.jpg srcset='javascript:x 900w'>", ""),
        ("<img src=a.jpg srcset=', , 5w'>", "a.jpg"),
        ("<img src=a.jpg data-src=b.jpg>", "b.jpg"),
        ("<img src=a.jpg data-src='{}'>", "a.jpg"),
        ("<img src=blank.gif data-original=b.jpg>", "b.jpg"),
        ("<img src=data:image/gif;base64,R0lG data-lazy-src=b.jpg>", "b.jpg"),
        ("<img src=placeholder.png data-srcset='b.jpg 300w, c.jpg 900w' data-src=d.jpg>", "c.jpg"),
        ("<picture><source srcset='b.webp 900w' type=image/webp><img src=a.jpg></picture>", "b.webp"),
        ("<picture><source srcset='b.avif 900w' type=image/avif><img src=a.jpg></picture>", "a.jpg"),
        ("<picture><source srcset='b.avif 900w, c.jpg 300w'><img src=a.jpg></picture>", "c.jpg"),
        (
            "<picture><source srcset='b.jpg 900w' media='(max-width: 40em)'><img src=a.jpg></picture>",
            "a.jpg",
        ),
        ("<picture><source srcset='b.jpg 900w'></picture><img src=a.jpg>", "a.jpg"),
        ("<picture><source srcset=b.jpg><img src=data:,></picture>", "b.jpg"),
        ("<img src=blank.gif>", ""),
    ],
)
def test_the_best_file_of_a_picture_is_shown(html: str, file: str) -> None:
    shown = f'<img src="{BASE}{file}">' if file else ""
    assert clean(f"<p>{html}</p>", BASE).html == f"<p>{shown}</p>"
