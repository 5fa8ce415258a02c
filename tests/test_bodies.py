"""Names of bodies: cleaned, compared, ranked, recognised and found."""

from __future__ import annotations

import pytest

from casetrack.bodies import (
    ABBREVIATIONS,
    Rank,
    body_key,
    clean_body,
    find_bodies,
    has_initials,
    learn_abbreviations,
    looks_like_body,
    rank,
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Byrådet (18-21)", "Byrådet"),
        ("Kommunalbestyrelsen 2022-2025", "Kommunalbestyrelsen"),
        ("Byrådet (2013-2017)", "Byrådet"),
        (
            "Teknik, Erhverv, Plan og Miljøudvalget 2018-2021",
            "Teknik, Erhverv, Plan og Miljøudvalget",
        ),
        ("Økonomiudvalgets", "Økonomiudvalget"),
        ("Byrådets", "Byrådet"),
        ("Direktionens", "Direktionen"),
        ("Udvalget for Kultur og Planlægning's", "Udvalget for Kultur og Planlægning"),
        ("DIREKTIONEN", "Direktionen"),
        ("BYRÅD", "Byråd"),
        ("PLAN- OG MILJØUDVALGET", "Plan- og Miljøudvalget"),
        ("UDVALGET FOR TEKNIK OG MILJØ", "Udvalget for Teknik og Miljø"),
        ("ØKONOMIUDVALGETS", "Økonomiudvalget"),
        ("MED-UDVALGET", "MED-udvalget"),
        ("§ 17, STK. 4-UDVALGET", "§ 17, stk. 4-udvalget"),
        ("i Byrådet", "Byrådet"),
        ("fra Teknik- og Miljøudvalget", "Teknik- og Miljøudvalget"),
        ("mødet i By- og Kulturudvalget", "By- og Kulturudvalget"),
        ("tidligere møde i Kulturudvalget", "Kulturudvalget"),
        ("  Økonomiudvalget : ", "Økonomiudvalget"),
        ("Miljø  Teknik og  Plan", "Miljø Teknik og Plan"),
        ("Udvalget for teknik og miljø", "Udvalget for teknik og miljø"),
        ("KB", "KB"),
        ("TMU", "TMU"),
        ("", ""),
    ],
)
def test_a_name_is_cleaned_to_what_is_printed_of_the_body(printed: str, name: str) -> None:
    assert clean_body(printed) == name


def test_a_final_s_is_a_genitive_only_if_the_caller_says_so() -> None:
    assert clean_body("Social Bæredygtigheds") == "Social Bæredygtigheds"
    assert clean_body("Social Bæredygtigheds", genitive=True) == "Social Bæredygtighed"
    assert clean_body("Økonomiudvalgets møde", genitive=True) == "Økonomiudvalget"


@pytest.mark.parametrize(
    "names",
    [
        ("Byrådet", "byråd", "Byrådets", "BYRÅDET", "Byrådet (18-21)", "Aarhus Byråd", "BY"),
        ("Kommunalbestyrelsen", "kommunalbestyrelse", "KB", "Thisted Kommunalbestyrelse"),
        (
            "Teknik- og Miljøudvalget",
            "Teknik & Miljøudvalget",
            "Teknik- og miljøudvalg",
            "Udvalget for Teknik og Miljø",
            "Udvalget Teknik og Miljø",
            "UDVALGET TEKNIK OG MILJØ",
            "udvalget for teknik og miljø",
            "Teknik og Miljø",
        ),
        ("Miljø, Teknik og Plan", "Miljø Teknik og Plan", "Miljø-, Teknik- og Planudvalget"),
        ("Social Bæredygtighed", "udvalget for Social Bæredygtighed"),
        ("Økonomiudvalget", "ØU", "ØK", "ÅU", "økonomiudvalgets"),
        ("Børne- og Ungeudvalget", "Udvalget for Børn og Unge"),
        ("Kultur- og Fritidsudvalget", "Udvalget for Kultur og Fritid"),
        ("Direktionen", "direktion", "DIREKTIONENS", "DIR"),
    ],
)
def test_spellings_of_one_body_have_one_key(names: tuple[str, ...]) -> None:
    assert len({body_key(name) for name in names}) == 1


def test_a_key_is_plain_words() -> None:
    assert body_key("Økonomi-, Erhvervs- og Planudvalget (18-21)") == "økonomi erhverv plan"
    assert body_key("Aarhus Byråd") == "byråd"
    assert body_key("Ældrerådet") == "ældreråd"
    assert body_key("Udvalget") == "udvalg"


def test_a_damaged_name_is_compared_by_what_was_meant() -> None:
    for name in ("Børne- og Skoleudvalget", "Økonomiudvalget", "Ældrerådet", "Byrådet"):
        damaged = name.encode().decode("cp1252")
        assert body_key(damaged) == body_key(name) != damaged
    assert body_key("Ãrådet") == "ãråd"  # no damage that is known


def test_different_bodies_have_different_keys() -> None:
    names = [
        "Byrådet",
        "Ungebyrådet",
        "Ungdommens Byråd",
        "Økonomiudvalget",
        "Økonomi- og Erhvervsudvalget",
        "Ældrerådet",
        "Ældreudvalget",
        "Teknisk Udvalg",
        "Teknik- og Miljøudvalget",
        "Hovedudvalget",
        "Direktionen",
        "Chefforum",
    ]
    assert len({body_key(name) for name in names}) == 12


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Direktionen", Rank.ADMINISTRATION),
        ("Chefforum", Rank.ADMINISTRATION),
        ("Hovedudvalget", Rank.ADMINISTRATION),
        ("HovedMED", Rank.ADMINISTRATION),
        ("MED-udvalget", Rank.ADMINISTRATION),
        ("Strategisk Ledelse", Rank.ADMINISTRATION),
        ("DIR", Rank.ADMINISTRATION),
        ("Teknik- og Miljøudvalget", Rank.COMMITTEE),
        ("Teknik, Erhverv, Plan og Miljøudvalget", Rank.COMMITTEE),
        ("Social og Sundhed", Rank.COMMITTEE),
        ("Udvikling, By og Land", Rank.COMMITTEE),
        ("Udvalget for Grøn Økonomi", Rank.COMMITTEE),
        ("Udvalget for Digitalisering og Ledelse", Rank.COMMITTEE),
        ("Ældrerådet", Rank.COMMITTEE),
        ("Ungebyrådet", Rank.COMMITTEE),
        ("TMU", Rank.COMMITTEE),
        ("", Rank.COMMITTEE),
        (None, Rank.COMMITTEE),
        ("Økonomiudvalget", Rank.FINANCE),
        ("Økonomiudvalgets", Rank.FINANCE),
        ("Økonomi- og Erhvervsudvalget", Rank.FINANCE),
        ("Udvalg for Økonomi og Erhverv", Rank.FINANCE),
        ("Udvalget for Politisk Koordination og Økonomi", Rank.FINANCE),
        ("ØKE", Rank.FINANCE),
        ("Magistraten", Rank.FINANCE),
        ("Forretningsudvalget", Rank.FINANCE),
        ("byrådet", Rank.COUNCIL),
        ("Aarhus Byråd", Rank.COUNCIL),
        ("Byrådet i Vejen", Rank.COUNCIL),
        ("Kommunalbestyrelsen", Rank.COUNCIL),
        ("Borgerrepræsentationen", Rank.COUNCIL),
        ("Regionsrådet", Rank.COUNCIL),
        ("Amtsrådet", Rank.COUNCIL),
        ("KB", Rank.COUNCIL),
    ],
)
def test_a_body_has_a_rank(name: str | None, level: Rank) -> None:
    assert rank(name) is level


def test_ranks_rise_from_administration_to_council() -> None:
    assert [level.name for level in sorted(Rank)] == [
        "ADMINISTRATION",
        "COMMITTEE",
        "FINANCE",
        "COUNCIL",
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "Byrådet",
        "THISTED BYRÅD",
        "Byrådet (18-21)",
        "Økonomiudvalgets",
        "Teknisk Udvalg",
        "teknik- og miljøudvalget",
        "Teknik, Erhverv, Plan og Miljøudvalget",
        "Plan & Kulturudvalget",
        "Udvalget for det nære sundhedsvæsen",
        "Udvalg for Økonomi og Erhverv",
        "Social og Sundhed",
        "Udvikling, By og Land",
        "Social Bæredygtighed",
        "Miljø Teknik og Plan",
        "Direktionen",
        "Chefforum",
        "Huslejenævnet",
        "Beredskabskommissionen",
        "Amager Vest Lokaludvalg",
        "§ 17, stk. 4-udvalg",
        "KB",
    ],
)
def test_a_name_looks_like_a_body(phrase: str) -> None:
    assert looks_like_body(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "Udvalget",
        "Rådet",
        "Området",
        "Sundhedsområdet",
        "Rådhuset",
        "Økonomi",
        "Klima og miljø",
        "Økonomi og organisatoriske konsekvenser",
        "Vejle Byskole",
        "Sagsfremstilling",
        "Kompetenceudvalg",
        "Beslutning Byrådet",
        "Medlemmer af Byrådet",
        "Økonomiudvalget og Byrådet",
        "Udvalget godkendte",
        "Byrådet godkendte indstillingen",
        "Udvalget for Teknik og Miljø godkendte",
        "Byrådet. Godkendt",
    ],
)
def test_other_phrases_do_not(phrase: str) -> None:
    assert not looks_like_body(phrase)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("sendes til byrådet og økonomiudvalget", ["Byrådet", "Økonomiudvalget"]),
        (
            "Sendes til Udvalget Ældre, Social og Sundhed, som udvalget Børn og Unge",
            ["Udvalget Ældre, Social og Sundhed", "Udvalget Børn og Unge"],
        ),
        ("Udvalget drøftede Plan og Miljø. Udvalget Vækst", []),
        (
            "Vækstudvalget for Land og Bys møde og Økonomiudvalget for 2019",
            ["Vækstudvalget for Land og By", "Økonomiudvalget"],
        ),
        (
            "Udvalget for Klima og Miljø og Økonomiudvalget",
            ["Udvalget for Klima og Miljø", "Økonomiudvalget"],
        ),
        ("Byrådet, Kultur- og Fritidsudvalget", ["Byrådet", "Kultur- og Fritidsudvalget"]),
        ("Teknik- og Miljøudvalgets beslutning i mødet", ["Teknik- og Miljøudvalget"]),
        ("i Økonomi-, Erhvervs- og Planudvalget", ["Økonomi-, Erhvervs- og Planudvalget"]),
        ("i Teknik, Erhverv, Plan og Miljøudvalget", ["Teknik, Erhverv, Plan og Miljøudvalget"]),
        ("TEKNIK- OG MILJØUDVALGET", ["Teknik- og Miljøudvalget"]),
        ("Udvalget for Kultur og Planlægning's møde", ["Udvalget for Kultur og Planlægning"]),
        ("Udvalget for Teknik og Miljøs møde", ["Udvalget for Teknik og Miljø"]),
        ("udvalget for Social Bæredygtighed vil", ["Udvalget for Social Bæredygtighed"]),
        ("Udvalget for teknik og miljø den 18-03", ["Udvalget for teknik og miljø"]),
        ("Udvalget for Børn, Unge og Familie, Lars", ["Udvalget for Børn, Unge og Familie"]),
        ("Udvalget for det nære sundhedsvæsen", ["Udvalget for det nære sundhedsvæsen"]),
        ("på byrådsmødet den 22. juni", ["Byrådet"]),
        ("udsat til økonomiudvalgsmødet", ["Økonomiudvalget"]),
        ("på det kommende direktionensmøde", ["Direktionen"]),
        ("på kommende chefforummøde", ["Chefforum"]),
        ("KB-behandlingen", ["Kommunalbestyrelsen"]),
        ("ØK/BY", ["Økonomiudvalget", "Byrådet"]),
        ("vedtaget af BY 24.02.14", ["Byrådet"]),
        ("over for Økonomiudvalg og Byråd", ["Økonomiudvalg", "Byråd"]),
        ("Byrådet i Vejle og Byrådet i Kolding", ["Byrådet", "Byrådet"]),
        ("Teknisk Udvalg den 10.", ["Teknisk Udvalg"]),
        ("til Aarhus Byråds møde", ["Aarhus Byråd"]),
        ("et § 17, stk. 4-udvalg om", ["§ 17, stk. 4-udvalg"]),
        ("Museumsrådets forslag", ["Museumsrådet"]),
        ("Rådet for Socialt Udsatte", ["Rådet for Socialt Udsatte"]),
        ("Udvalget for teknik og miljø udsatte sagen", ["Udvalget for teknik og miljø"]),
        ("forelægges forligskredsen", ["Forligskredsen"]),
        ("drøftes i chefforum", ["Chefforum"]),
        ("skolebestyrelsen", ["Skolebestyrelsen"]),
        ("i direktørgruppen", ["Direktørgruppen"]),
        ("UdvalgØkonomiudvalget", ["Økonomiudvalget"]),
        ("Grønt Råd og Kongens Enghave Lokaludvalg", ["Grønt Råd", "Kongens Enghave Lokaludvalg"]),
    ],
)
def test_bodies_are_found_in_a_sentence(sentence: str, named: list[str]) -> None:
    assert [name for _, _, name in find_bodies(sentence)] == named


@pytest.mark.parametrize(
    "sentence",
    [
        "tilbage til udvalget på området",
        "de udvalgte nævnes i et forum",
        "blev tiltrådt af et lokalråd, og rådet er godt",
        "byrådsmedlemmer i byrådssalen på rådhuset",
        "(ØU 137/07), ØU-55/07, ØU02, BR 18 og BR18",
        "PLAN FOR BY OG LAND",
        "BeslutningUdvalget godkendte",
        "Titel Udvalg Funktioner",
        "Bestyrelsen for Vestbadet",
        "skolens bestyrelse og udvalgene",
        "",
    ],
)
def test_other_words_name_no_body(sentence: str) -> None:
    assert find_bodies(sentence) == []


def test_a_body_is_given_with_its_place() -> None:
    assert find_bodies("Sendt til teknik- og miljøudvalgets møde.") == [
        (10, 35, "Teknik- og miljøudvalget")
    ]


def test_short_forms_are_learned_from_legends() -> None:
    text = (
        "Teknik- og Miljøudvalget (TMU) og Byrådet (A) (LP)\n"
        "KB = Kommunalbestyrelsen\n"
        "BUU: Børne- og Uddannelsesudvalget\n"
        "BUL = Børn, Unge og Læring\n"
        "ØU = Økonomiudvalget, PMU = Plan- og Miljøudvalget. Se: Byrådet\n"
        "Svar fra ABC: Byrådet\n"
        "XYZ = Byrådet\n"
    )
    assert learn_abbreviations(text) == {
        "TMU": "Teknik- og Miljøudvalget",
        "KB": "Kommunalbestyrelsen",
        "BUU": "Børne- og Uddannelsesudvalget",
        "BUL": "Børn, Unge og Læring",
        "ØU": "Økonomiudvalget",
        "PMU": "Plan- og Miljøudvalget",
    }


def test_only_short_forms_that_everybody_knows_are_found() -> None:
    assert find_bodies("i TMU og KB") == [(9, 11, "Kommunalbestyrelsen")]
    assert "TMU" not in ABBREVIATIONS


def test_hostile_words_are_passed_over() -> None:
    assert find_bodies("udvalg" * 5000) == []
    assert find_bodies("Teknik- og " * 5000) == []
    assert learn_abbreviations("(AB" * 5000 + "=" * 5000) == {}


@pytest.mark.parametrize(
    ("form", "name", "fits"),
    [
        ("BKU", "Børne- og Kulturudvalget", True),
        ("KMU", "Udvalget for Klima og Miljø", True),
        ("KF", "Kultur og Fritid", True),
        ("ÆR", "Ældrerådet", True),
        ("BKU", "Beskæftigelsesudvalget", False),
        ("SU", "Social- og Sundhedsudvalget", False),
        ("D", "Direktionen", False),
    ],
)
def test_initials_are_those_of_every_field_and_the_head_word(
    form: str, name: str, fits: bool
) -> None:
    assert has_initials(form, name) is fits
