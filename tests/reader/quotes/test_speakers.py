"""Whose words: cues before, after and around a quotation."""

import pytest

from reader import quotes
from reader.types import Confidence


def speakers(text: str) -> list[str]:
    return [quote.speaker for quote in quotes.find(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The road is open,” Ann Holt said on Monday.", "Ann Holt"),
        ("“The road is open,” said Ann Holt, the mayor.", "Ann Holt"),
        ("Ann Holt said: “The road is open.”", "Ann Holt"),
        ("Ann Holt told reporters the road was “open at last”.", "Ann Holt"),
        ("The road, Ann Holt said, was “open at last”.", "Ann Holt"),
        ("According to Ann Holt, “the road is open at last”.", "Ann Holt"),
        ("“The road is open at last,” according to the ministry.", "the ministry"),
        ("“The road is open at last,” according to figures by Ann Holt.", "Ann Holt"),
        ("“The road is open at last,” as Ann Holt put it.", "Ann Holt"),
        ("As Ann Holt put it, “the road is open at last.”", "Ann Holt"),
        ("For Holt, the matter was simple: “Open the road.”", "Holt"),
        ("Ann Holt: “The road is open.”", "Ann Holt"),
        ("Holt answered slowly, with a smile: “The road is open.”", "Holt"),
        ("“The road is open,” said a senior official who asked not to be named.", "a senior official"),
        ("“The road is open,” a spokesman for the ministry said.", "a spokesman for the ministry"),
        ("“The road is open,” officials who had seen it said.", "officials"),
        (
            "“The road is open,” Ann Holt, 30, of Bath, N.Y., who drove there, said in an interview.",
            "Ann Holt",
        ),
        ("The mayor, Ann Holt, warned that it “could close again”.", "Ann Holt"),
        ("Ann Holt opened the road, calling it “a good day for all”.", "Ann Holt"),
        ("Ann Holt opened the road and called it “a good day”.", "Ann Holt"),
        ("Ann Holt denied it, explaining that it was “an old story”.", "Ann Holt"),
        ("The road was called “a good day for all” by Ann Holt.", "Ann Holt"),
        ("Ann Holt’s claim that it was “open at last” pleased few.", "Ann Holt"),
        ("But, said Holt, “the road is open.”", "Holt"),
        ("In a post on X, Ann Holt wrote: “The road is open.”", "Ann Holt"),
        ("Asked about it, Ann Holt replied, “The road is open.”", "Ann Holt"),
        ("Holt was not impressed. “It is the same old road, and it is late.”", "Holt"),
        ("Holt issued the following statement:\n\n“The road is open to all of you.”", "Holt"),
        ("“The road is open,” he told Radio Bath.", "he"),
        ("“The road is open,” Reilly said.", "Reilly"),
        ("LIMA, July 25 (ABC) — Ann Holt offered “a deep apology” to all.", "Ann Holt"),
        ("The 34-year-old mother of three replied, “The road is open.”", "The 34-year-old mother of three"),
        ("On the state of the road, Ann Holt blamed the rain, saying it “never ends here”.", "Ann Holt"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Holt said the latest Bath report showed “a want of care”.", "Ann Holt"),
        ("Ann Holt said the United States “needs a new road now”.", "Ann Holt"),
        ("Ann Holt said some 1,600 emails were “of no weight at all”.", "Ann Holt"),
        ("Ann Holt said her late brother’s comments were “of no weight at all”.", "Ann Holt"),
        ("Ann Holt spoke of her hope that it is “a new dawn for Bath”.", "Ann Holt"),
        ("His claim that it was “a new dawn for Bath” pleased few.", "His"),
        ("Some drivers report that it is “a very slow road”.", "Some drivers"),
        ("Ann Holt asked, noting that donors think it is “a very slow road”.", "Ann Holt"),
        ("Ann Holt thinks it is “a very slow road”.", "Ann Holt"),
    ],
)
def test_a_noun_that_looks_like_a_cue_is_none(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # somebody says what she would say
        ("Ann Holt said she would call it “a very slow road”.", "Ann Holt"),
        ("Ann Holt said the road was wet but that she called it “a very slow road”.", "Ann Holt"),
        ("Ann Holt says it is “late” but she feels it is “a very slow road”.", "Ann Holt"),
        # a place or a time stands between a subject and its verb
        ("Ann Holt in recent days has called it “a very slow road”.", "Ann Holt"),
        ("Ann Holt last week said it was “a very slow road”.", "Ann Holt"),
        ("Ann Holt in Bath opened the road, saying it was “a very slow road”.", "Ann Holt"),
        ("In Bath the mayor said it was “a very slow road”.", "the mayor"),
        (
            "The road was shut, but the Holt campaign is already claiming it was “a very slow road”.",
            "the Holt campaign",
        ),
        # two verbs of one subject
        ("Ann Holt slams Karl Moss, calls the road “a very slow road”.", "Ann Holt"),
        ("Ann Holt told her supporters, “It is a very slow road.”", "Ann Holt"),
        ("The ministry has said that, at first, it thought it “a very slow road”.", "The ministry"),
        ("Ann Holt walked on with drivers chanting “open it now, please”.", "drivers"),
        ("Ann Holt walked on with friends, calling it “a very slow road”.", "Ann Holt"),
        ("Karl Moss shouted, “Open it,” Holt recalled.", "Karl Moss"),
        ("Ann Holt said on Monday that “the road is open”, Bath Press reported.", "Ann Holt"),
        ("“The road is open,” Omar al-Masri told Bath Radio.", "Omar al-Masri"),
        # words that are nouns
        ("Ann Holt gave a snappy retort: “It is a very slow road.”", "Ann Holt"),
        ("Ann Holt drove from state to state and called it “a very slow road”.", "Ann Holt"),
        ("Ann Holt opened it, calling for a new one, and said it was “very slow”.", "Ann Holt"),
        # what somebody says is a thing of theirs
        ("Ann Holt’s recent false claim that it was “a very slow road” pleased few.", "Ann Holt"),
        ("There were chants of “open the road” all night.", ""),
        ("Another road was shut after her March comment that “it is slow”.", "her"),
        # who did it
        ("The road, often labeled “a very slow road” by Ann Holt, is shut.", "Ann Holt"),
        ("It was over, in what Ann Holt, mayor of the old town, called “a very slow road”.", "Ann Holt"),
        # after the quotation
        ("“It is a very slow road,” From said.", "From"),
        ("“It is a very slow road,” Holt notes.", "Holt"),
        ("“It is a very slow road,” Ann Holt went on.", "Ann Holt"),
        ("“It is a very slow road,” Ann Holt shot back with a laugh.", "Ann Holt"),
        ("It was a “good road” with “very good views,” Ann Holt remarked.", "Ann Holt"),
        ("The “slow road,” as Holt called it, is shut.", "Holt"),
        ("“It is a very slow road.” — Ann Holt", "Ann Holt"),
        ("“It is a very slow road.” — Ann Holt (@annholt) November 3, 2026", "Ann Holt"),
        ("“It is a very slow road.”\n\n- Ann Holt.", "Ann Holt"),
        ("“It is a very slow road.” — it was late", ""),
        (
            "“It is a very slow road.”\n\n- It was late and the road was shut for the night again, all said",
            "",
        ),
        ("Ann Holt replied in a note to Bath Radio explaining it was “a very slow road”.", "Ann Holt"),
        ("Ann Holt (Bath) visited the old mill, saying it was on “a very slow road”.", "Ann Holt"),
        ("Ann Holt opened what she called “a very slow road”.", "Ann Holt"),
        ("It rained on what she called “a very slow road”.", "she"),
        ("They called what she called “a very slow road”.", "she"),
        # turns
        ("Drivers agree - Ann Holt: “It is a very slow road.”", "Ann Holt"),
        ("Drivers agree - it is late: “It is a very slow road.”", "Drivers"),
        ("KARL MOSS: “It is a very slow road.”", "KARL MOSS"),
        ("SLOW ROAD IN BATH - Ann Holt: “It is a very slow road.”", "Ann Holt"),
        ("@annholt: “It is a very slow road.”", "annholt"),
    ],
)
def test_the_speaker_is_found_behind_other_words(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("“I never,” Ms. Holt began, “thought of it.” “Well,” smiled Moss.", ["Holt", "Holt", "Moss"]),
        ("The players’ union said the clubs’ offer was “an insult to players”.", ["The players’ union"]),
        (
            "Ann Lee said “yes”, Tom Poe said “no”, and their lawyer said “maybe”.",
            ["Ann Lee", "Tom Poe", "their lawyer"],
        ),
        ("Witnesses ran. One, Omar Reid, said: “I hid.”", ["Omar Reid"]),
        ("“I love you all,” read the last text message from Emma.", ["the last text message"]),
        ("Rail chief admits timetable was ‘not good enough’", ["Rail chief"]),
        ("Boeing whistleblower: ‘They silenced everyone’", ["Boeing whistleblower"]),
        ("‘I was terrified’: hiker rescued after nine days", ["hiker"]),
        ("PM vows to ‘smash the gangs’ as crossings rise", ["PM"]),
        ("‘He saved my life’: survivor thanks bus driver", ["survivor"]),
    ],
)
def test_odd_forms_name_whoever_speaks(text: str, named: list[str]) -> None:
    assert speakers(text) == named


def test_an_age_is_no_role() -> None:
    (quote,) = quotes.find("Woman, 92, says she owes it to ‘gin and dancing’")
    assert (quote.speaker, quote.role) == ("Woman", "")


def test_the_turns_of_an_interview_name_nobody() -> None:
    found = quotes.find("“Go,” said Ann Holt.\nQ: “Why now?”\nA: “Because it is a very slow road.”")
    assert [(quote.speaker, quote.confidence) for quote in found][1:] == [("", Confidence.UNKNOWN)] * 2
    assert "turn" in found[1].why


def test_split_quotations_share_a_speaker() -> None:
    assert speakers("“We came,” Ann Holt said, “and we saw.” “Then we left.”") == ["Ann Holt"] * 3


def test_a_second_part_in_the_sentence_shares_the_cue() -> None:
    assert speakers("Ann Holt said it was “very late” and “quite dark out there”.") == ["Ann Holt"] * 2


def test_another_clause_has_its_own_speaker() -> None:
    text = "Ann Holt said it was “late,” but Karl Moss said it was “early.”"
    assert speakers(text) == ["Ann Holt", "Karl Moss"]


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = "“It began with the water.\n\n“Then the power went,” said Rosa Ibarra."
    assert speakers(text) == ["Rosa Ibarra", "Rosa Ibarra"]


def test_a_paragraph_of_its_own_goes_on_from_the_one_before() -> None:
    first, second = quotes.find("“We came,” Ann Holt said.\n\n“And then we saw what it was.”")
    assert second.speaker == first.speaker
    assert second.confidence is Confidence.LIKELY
    assert "goes on" in second.why


def test_a_quotation_inside_a_clause_goes_on_from_nobody() -> None:
    text = "“We came,” Ann Holt said.\n\n{}"
    assert speakers(text.format("“We will not comment on it now,” was all there was to hear."))[1] == ""
    assert speakers(text.format("The plan has been described as “a leap into the dark”."))[1] == ""


def test_a_nickname_belongs_to_the_name_around_it() -> None:
    assert speakers("“I was nine,” said Tom “Nipper” Reid, 81.") == ["Tom Reid"]
    assert speakers("“I was nine,” Tom “Nipper” Reid said.") == ["Tom Reid"]


def test_a_following_clause_is_no_attribution() -> None:
    assert speakers("“It is a slow old road with rain,” but others say it is not.") == [""]
    assert speakers("“It is a slow old road with rain,” says she had seen it.") == [""]


def test_a_speaker_is_forgotten_after_a_while() -> None:
    text = "“We came,” Ann Holt said.\n" + "It rained.\n" * 6 + "“And then we saw what it was.”"
    second = quotes.find(text)[1]
    assert (second.speaker, second.confidence) == ("", Confidence.UNKNOWN)


def test_unsaid_speakers_of_a_passive_are_unknown() -> None:
    quote = quotes.find("The plan has been described as “a leap into the dark night”.")[0]
    assert (quote.speaker, quote.confidence) == ("", Confidence.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“Go,” Air Force General Mario Quiroga told reporters.", "Mario Quiroga", "Air Force General"),
        ("“Go,” said Secretary of State Ann Holt.", "Ann Holt", "Secretary of State"),
        ("“Go,” said former secretary of state Ann Holt, who left.", "Ann Holt", "former secretary of state"),
        ("“Go,” said Ann Holt, the head of the agency.", "Ann Holt", "the head of the agency"),
        ("“Go,” Ann Holt, a teacher, said.", "Ann Holt", "a teacher"),
        ("“Go,” the Justice Department said.", "the Justice Department", ""),
        ("“Go,” the Kremlin said.", "the Kremlin", ""),
        ("“Go,” the President said.", "the President", ""),
        ("“Go,” the Holt campaign said.", "the Holt campaign", ""),
        ("“Go,” said Holt campaign manager Karl Moss.", "Karl Moss", "Holt campaign manager"),
        ("“Go,” said Anna von der Heide.", "Anna von der Heide", ""),
        ("“Go,” said Sen. Ann Holt (R-Ky.), smiling.", "Ann Holt", "Sen"),
    ],
)
def test_the_role_is_kept_apart(text: str, speaker: str, role: str) -> None:
    quote = quotes.find(text)[0]
    assert (quote.speaker, quote.role) == (speaker, role)


def test_a_pronoun_is_given_to_the_person_the_text_makes_clear() -> None:
    text = "Mayor Ann Holt opened the road. “It is done,” she said.\nHolt left."
    quote = quotes.find(text)[0]
    assert (quote.speaker, quote.name, quote.confidence) == ("she", "Ann Holt", Confidence.LIKELY)


def test_a_title_that_says_he_is_heeded() -> None:
    text = (
        "“Go,” said Mr Karl Moss.\nMoss left with spokeswoman Ann Holt.\n“I stay,” said spokeswoman Ann Holt."
    )
    text += "\nMoss nodded. “It is done now, all of it,” she said."
    assert quotes.find(text)[-1].name == "Ann Holt"


def test_a_given_name_tells_she_from_he() -> None:
    text = "Maria Klee met Peter Ray in Bath. Klee was late; Ray was not.\n“It is a very slow road,” {} said."
    assert quotes.find(text.format("she"))[0].name == "Maria Klee"
    assert quotes.find(text.format("he"))[0].name == "Peter Ray"


def test_whoever_speaks_in_the_sentence_before_is_the_pronoun() -> None:
    text = "“Go,” said Karl Moss. It was late, Ray Holt said. “It is a very slow road,” he said."
    assert quotes.find(text)[-1].name == "Ray Holt"


def test_names_inside_quotations_and_days_are_no_pronouns() -> None:
    text = "“Go,” said Karl Moss. He left. “Peter Ray knew. Peter Ray left.”\nTuesday came.\n“It is slow,” he said."
    assert quotes.find(text)[-1].name == "Karl Moss"


def test_many_people_and_bodies_are_no_he_or_she() -> None:
    for several in ("Experts", "BBC"):
        text = f"{several} said it was “a very slow road”.\n“It is a very slow road,” she said."
        assert quotes.find(text)[-1].name == ""


def test_a_role_is_no_person_for_the_next_pronoun() -> None:
    assert quotes.find("“Go,” a teacher said.\n“It is a very slow road,” she said.")[-1].name == ""


def test_a_pronoun_without_a_person_stays_a_pronoun() -> None:
    for text in ("“It is done,” he said.", "“It is done,” they said."):
        assert [(quote.name, quote.confidence) for quote in quotes.find(text)] == [("", Confidence.LIKELY)]


def test_two_people_of_one_surname_are_not_mixed_up() -> None:
    text = "“We stay,” said Kate Amos. “We go,” Luke Amos said. “We stay and go,” Amos said."
    assert [quote.name for quote in quotes.find(text)] == ["Kate Amos", "Luke Amos", "Amos"]


def test_the_speaker_inside_a_quote_is_i_of_the_quote_around_it() -> None:
    inner = quotes.find("“I said, ‘Never again in my life,’ and left,” Ann Holt recalled.")[1]
    assert (inner.level, inner.speaker, inner.name) == (2, "I", "Ann Holt")
