"""Marks and main cues of the languages besides English."""

import pytest

from reader import quotes


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        (
            "« Nous partirons demain », a déclaré Claire Dubois, la directrice.",
            "« Nous partirons demain »",
            "Claire Dubois",
            "déclaré",
        ),
        (
            "Le maire de Lyon a affirmé : « La ville est prête. » On attend.",
            "« La ville est prête. »",
            "Le maire de Lyon",
            "affirmé",
        ),
        (
            "Selon la préfecture, « la route reste fermée » dans les deux sens.",
            "« la route reste fermée »",
            "la préfecture",
            "Selon",
        ),
        (
            "„Wir werden das nicht hinnehmen“, sagte Ministerin Anna Keller am Montag.",
            "„Wir werden das nicht hinnehmen“",
            "Anna Keller",
            "sagte",
        ),
        ("»Das ist ein Anfang«, sagte die Ministerin.", "»Das ist ein Anfang«", "die Ministerin", "sagte"),
        (
            "«No vamos a ceder», dijo el portavoz Luis Herrera en Madrid.",
            "«No vamos a ceder»",
            "Luis Herrera",
            "dijo",
        ),
        (
            "La ministra afirmó que la ley es “un paso histórico” para el país.",
            "“un paso histórico”",
            "La ministra",
            "afirmó",
        ),
        (
            "«Siamo pronti a partire», ha detto il sindaco Marco Bianchi.",
            "«Siamo pronti a partire»",
            "Marco Bianchi",
            "detto",
        ),
        (
            "Marco Bianchi ha spiegato: “La strada è aperta.”",
            "“La strada è aperta.”",
            "Marco Bianchi",
            "spiegato",
        ),
        (
            "“Não vamos desistir da obra”, disse a prefeita Ana Souza na sexta-feira.",
            "“Não vamos desistir da obra”",
            "Ana Souza",
            "disse",
        ),
        (
            "O ministro afirmou que a decisão é “um erro grave” do governo.",
            "“um erro grave”",
            "O ministro",
            "afirmou",
        ),
        (
            "“Wij gaan door met het werk”, zei burgemeester Jan de Vries maandag.",
            "“Wij gaan door met het werk”",
            "Jan de Vries",
            "zei",
        ),
        ("De minister zei: ‘Dit is een stap vooruit.’", "‘Dit is een stap vooruit.’", "De minister", "zei"),
        (
            "«Мы готовы к переговорам», — сказал министр Иван Петров.",
            "«Мы готовы к переговорам»",
            "Иван Петров",
            "сказал",
        ),
        (
            "Ольга Смирнова заявила: «Дорога открыта для всех».",
            "«Дорога открыта для всех»",
            "Ольга Смирнова",
            "заявила",
        ),
        ("قال الوزير سامي حداد: «الطريق مفتوح الآن».", "«الطريق مفتوح الآن»", "الوزير سامي حداد", "قال"),
        ("«الطريق مفتوح الآن»، قالت ليلى منصور.", "«الطريق مفتوح الآن»", "ليلى منصور", "قالت"),
        ("市长王丽说：“道路已经开放。”", "“道路已经开放。”", "市长王丽", "说"),
        ("“我们准备好了，”李明表示。", "“我们准备好了，”", "李明", "表示"),
        ("山田太郎市長は「道路は開通した」と述べた。", "「道路は開通した」", "山田太郎市長", "述べた"),
        ("「準備はできている」と田中さんは語った。", "「準備はできている」", "田中", "語った"),
    ],
)
def test_main_cues_of_other_languages(text: str, words: str, speaker: str, cue: str) -> None:
    assert [(quote.text, quote.speaker, quote.cue) for quote in quotes.find(text)] == [(words, speaker, cue)]


def test_words_of_unspaced_scripts_without_a_cue_have_no_speaker() -> None:
    found = quotes.find("他走了。“道路已经开放了很久很久。”")
    assert [quote.speaker for quote in found] == [""]


def test_a_german_noun_with_its_article_speaks() -> None:
    found = quotes.find("Der Sprecher erklärte: „Die Straße ist wieder frei.“")
    assert [quote.speaker for quote in found] == ["Der Sprecher"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("«Nous avons peur», confie Samia Bel, 34 ans. «On ne dort plus», ajoute-t-elle.", ["Samia Bel"] * 2),
        ("« Il faut agir », s'est défendu le préfet Jean Roux devant la presse.", ["Jean Roux"]),
        ("Pour la députée Anne Moreau, cette réforme est « un scandale ».", ["Anne Moreau"]),
        (
            "„Die Lage ist ernst“, so Ministerin Anna Keller. „Wir handeln“, fügte sie hinzu.",
            ["Anna Keller"] * 2,
        ),
        ("Keller betonte, man werde „keinen Meter“ weichen.", ["Keller"]),
        ("“Es un día histórico”, afirmó Luis Arce. “No hay marcha atrás”, dijo.", ["Luis Arce"] * 2),
        ("«Non cediamo», ha detto il premier Mario Rossi. Poi ha aggiunto: «È finita».", ["Mario Rossi"] * 2),
        ("De acordo com o delegado Marcos Silva, o suspeito “confessou tudo”.", ["Marcos Silva"]),
        ("'We zijn klaar', zegt wethouder Eva Jansen. Volgens haar is het ‘een feest’.", ["Eva Jansen"] * 2),
        ("“Het is een ramp”, aldus boer Kees Bakker.", ["Kees Bakker"]),
        (
            "«Это провокация», — сообщил журналистам министр Иван Петров. По его словам, «мы ответим».",
            ["Иван Петров"] * 2,
        ),
        ("По словам губернатора Ольги Смирновой, дорога идет «по графику».", ["Ольги Смирновой"]),
        ("وقال الوزير أحمد منصور: «لن نتراجع». وأضاف: «الشعب معنا».", ["الوزير أحمد منصور"] * 2),
        ("发言人王芳在记者会上表示：“我们坚决反对。”她还说，“这是内政。”", ["发言人王芳"] * 2),
        ("山田首相は5日、国会で「責任を果たす」と述べた。「国民に説明する」とも語った。", ["山田首相"] * 2),
        ("「信じられない」と、母親は涙ながらに話した。", ["母親"]),
    ],
)
def test_speakers_are_followed_in_every_language(text: str, names: list[str]) -> None:
    assert [quote.name for quote in quotes.find(text)] == names
