"""A quote that stands by itself ends cleanly, whatever marks it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pull_quotes import alone


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("“We will build it,”", "“We will build it”"),
        ('"We will build it,"', '"We will build it"'),
        ("“He told me ‘go,’”", "“He told me ‘go’”"),
        ("« Nous le bâtirons, »", "« Nous le bâtirons »"),
        ("„Wir bauen es,“", "„Wir bauen es“"),
        ("「建てます、」", "「建てます」"),
        ("“سنبنيه،”", "“سنبنيه”"),
        ("“We will\n build it,", "“We will build it"),
    ],
)
def test_the_comma_that_leads_on_goes(printed: str, shown: str) -> None:
    assert alone(printed) == shown


@pytest.mark.parametrize(
    "said", ["“We will build it.”", "“Will we?”", "“Now, or never”", "“Well …”", "“", ""]
)
def test_all_other_quotes_stay_as_they_are(said: str) -> None:
    assert alone(said) == said


@given(st.text(alphabet="ab ,、.“”’", max_size=20))
def test_nothing_but_one_comma_with_its_blanks_goes(text: str) -> None:
    before, after = ("".join(said.split()) for said in (text, alone(text)))
    assert after in {
        before,
        *(before[:at] + before[at + 1 :] for at in range(len(before)) if before[at] in ",、"),
    }
