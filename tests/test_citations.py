"""Which earlier meetings an item's texts tell of."""

from __future__ import annotations

import pytest

from building import item, meeting
from casetrack.linking.citations import Citation, find_citations
from casetrack.records import Meeting


def told(
    text: str, *, kind: str = "presentation", title: str = "Cykelsti", body: str = "Direktionen"
) -> list[tuple[str, str]]:
    return [(one.body, str(one.date)) for one in found(text, kind=kind, title=title, body=body)]


def found(
    text: str, *, kind: str = "presentation", title: str = "Cykelsti", body: str = "Direktionen"
) -> tuple[Citation, ...]:
    section = {"kind": kind, "heading": "Tekst", "text": text, "lines": [10, 11 + text.count("\n")]}
    one: Meeting = meeting(body, "2024-03-05", item("4", "24/1", title=title, sections=[section]))
    return find_citations(one.items[0], one)


@pytest.mark.parametrize(
    ("text", "body", "day"),
    [
        ("På direktionens møde d. 9. oktober 2023 blev et bud vist.", "Direktionen", "2023-10-09"),
        ("Det blev drøftet på Direktionens møde den 17. januar 2022.", "Direktionen", "2022-01-17"),
        ("Byrådet besluttede på mødet den 22. februar 2022, at", "Byrådet", "2022-02-22"),
        ("På byrådsmødet torsdag den 3. maj 2021 blev", "Byrådet", "2021-05-03"),
        ("på økonomiudvalgsmødet d. 3/5 2021", "Økonomiudvalget", "2021-05-03"),
        ("På møde i Økonomiudvalget den 3. maj 2022 blev det", "Økonomiudvalget", "2022-05-03"),
        ("Byrådet godkendte den 4. april 2022 planen.", "Byrådet", "2022-04-04"),
        ("Byrådet har den 4. april 2022 vedtaget planen.", "Byrådet", "2022-04-04"),
        ("Byrådet vedtog planen den 19. december 2021.", "Byrådet", "2021-12-19"),
        ("D. 1.9.2014 besluttede Byrådet at", "Byrådet", "2014-09-01"),
        ("Det er behandlet på direktionen den 23-10-2023.", "Direktionen", "2023-10-23"),
        ("Klimaudvalget blev 04-10-2022 orienteret om, at", "Klimaudvalget", "2022-10-04"),
        ("Jf. byrådsbeslutning den 27. marts 2019 skal der", "Byrådet", "2019-03-27"),
        ("efter Byrådets godkendelse den 4. april 2022", "Byrådet", "2022-04-04"),
        ("Planen er vedtaget af Byrådet 24.02.14.", "Byrådet", "2014-02-24"),
        ("Forslaget var udsat på mødet den 24. juni 2019, fordi", "Direktionen", "2019-06-24"),
        ("Sagen blev taget af dagsordenen den 24. juni 2019.", "Direktionen", "2019-06-24"),
        ("Den 4. april 2022 traf Byrådet beslutning.", "Byrådet", "2022-04-04"),
        ("På baggrund af Byrådets drøftelse den 4. april 2022 er", "Byrådet", "2022-04-04"),
        ("Byrådet bad den 4. april 2022 om en beregning.", "Byrådet", "2022-04-04"),
        ("I Byrådet den 4. april 2022 blev det aftalt, at", "Byrådet", "2022-04-04"),
        ("Efter beslutning i Byrådet den 4. april 2022 er", "Byrådet", "2022-04-04"),
        ("Beslutningen fra Byrådet den 4. april 2022 er", "Byrådet", "2022-04-04"),
        ("Byrådet i Vejen Kommune godkendte den 4. april 2022", "Byrådet", "2022-04-04"),
        ("Sagen var på dagsordenen den 24. juni 2019, sag 4.", "Direktionen", "2019-06-24"),
        ("Sagen blev udsat den 24. juni 2019.", "Direktionen", "2019-06-24"),
        ("Byrådet udsatte sagen den 8. januar.", "Byrådet", "2024-01-08"),
        ("Sagen, som blev udskudt 24. juni 2019, er nu klar.", "Direktionen", "2019-06-24"),
        ("Sagen blev behandlet den 24. juni 2019 (pkt. 4).", "Direktionen", "2019-06-24"),
        ("Punktet blev den 24. juni 2019, pkt. 4, flyttet.", "Direktionen", "2019-06-24"),
        ("Punktet blev den 24. juni 2019 flyttet til dette møde.", "Direktionen", "2019-06-24"),
        ("Sagen er hjemvist af Byrådet den 4. april 2022.", "Byrådet", "2022-04-04"),
        ("Sagen var på dagsordenen i Byrådet den 4. april 2022.", "Byrådet", "2022-04-04"),
        ("Byrådets indstilling af 4. april 2022 er", "Byrådet", "2022-04-04"),
        ("Ved byrådets møde 4/4-22 blev der", "Byrådet", "2022-04-04"),
        ("Sagen blev udsat på Ældre- og\nSundhedsudvalgets møde den 5. juni 2023.",
         "Ældre- og Sundhedsudvalget", "2023-06-05"),
    ],
)  # fmt: skip
def test_a_date_with_words_for_a_meeting_is_one(text: str, body: str, day: str) -> None:
    assert told(text) == [(body, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Byrådet har bedt om svar senest den 25. september 2023.",
        "Direktionen besluttede, at hver leder inden den 28-10-2022 skulle svare.",
        "I brev af 3. maj 2019 til Byrådet oplyser naboen det.",
        "Byrådet modtog den 3. maj 2019 et brev.",
        "Forvaltningens indstilling af 3. maj 2019 til Byrådet er vedlagt.",
        "Sagen er sendt til Økonomiudvalget den 3. maj 2022.",
        "Byrådet vedtog en plan, der gælder fra den 1. januar 2020.",
        "Høringen sluttede den 24. juni 2022. Byrådet godkendte planen.",
        "Den 22. november 2022 holdt Byrådet en temadrøftelse.",
        "Den 12. oktober 2022 blev der i Chefforum afholdt workshop.",
        "På borgermødet den 3. maj 2021 deltog Byrådet.",
        "På et møde den 3. maj 2021 med borgerne var der ros.",
        "På bestyrelsens møde den 3. maj 2021 blev det vedtaget.",
        "Borgerforeningen har den 3. juni 2019 bedt om lys.",
        "Byrådet godkendte i 2019 planen.",
        "Byrådet behandler sagen på mødet den 20. marts 2024.",
        "Byrådet behandlede den 5. marts 2024 sagen.",
        "Foreningens bestyrelse holdt møde den 3. maj 2022.",
        "Sagen blev udsat den 3. maj 2022 af retten.",
        "Sagen blev drøftet den 3. maj 2022 på et borgermøde.",
        "Sagen blev den 3. maj 2022 behandlet i nævnet.",
        "Retten oplyser, at sagen blev udsat den 3. maj 2022.",
        "Sagen blev behandlet den 3. maj 2022 i Planklagenævnet, pkt. 4.",
        "Sagen blev sendt i høring den 3. maj 2022, og udvalget har svaret.",
        "Byrådet er på et orienteringsmøde den 3. maj 2022 blevet orienteret.",
        "Svar fra Ældrerådet (3. maj 2022) og Handicaprådet (4. maj 2022) er behandlet i planen.",
        "Udvalgets møde den 3. maj 2022 blev aflyst.",
    ],
)
def test_other_dates_are_no_meetings(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Byrådet i Kolding godkendte den 3. maj 2022 aftalen.",
        "Byrådet i Solrød Kommune har på sit møde den 3. maj 2022 godkendt aftalen.",
        "Solrød Byråd vedtog den 3. maj 2022 planen.",
        "Der er svar fra Solrød Kommune, hvor Byrådet den 3. maj 2022 drøftede planen.",
        "Solrød Kommune har oplyst, at Byrådet den 3. maj 2022 godkendte planen.",
        "Kommunalbestyrelsen i nabokommunen besluttede den 3. maj 2022 det samme.",
        "Regionsrådet godkendte den 3. maj 2022 planen.",
        "Fredningsnævnet behandlede den 3. maj 2022 sagen.",
        "Trafikudvalget i Folketinget behandlede den 3. maj 2022 forslaget.",
    ],
)
def test_what_another_authority_decided_is_no_meeting_of_this_one(text: str) -> None:
    assert told(text) == []


def test_what_was_agreed_with_another_authority_was_decided_here() -> None:
    text = "Efter aftale med Solrød Kommune besluttede Byrådet den 3. maj 2022 at deltage."
    assert told(text) == [("Byrådet", "2022-05-03")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Den 6. december 2018, punkt 218, satte udvalget det i gang.", ["2018-12-06"]),
        ("Se aftale af 6. december 2018, punkt 4, som udvalget kender.", []),
        ("Den 6. december 2018 satte udvalget det i gang.", []),
    ],
)
def test_the_committee_had_the_item_of_that_number(text: str, expected: list[str]) -> None:
    cited = found(text, body="Kulturudvalget")
    assert [str(one.date) for one in cited] == expected
    assert {one.body for one in cited} <= {"Kulturudvalget"}


def test_days_can_stand_in_brackets_behind_the_bodies_that_had_it() -> None:
    text = "Sagen er drøftet i Kulturudvalget (3. maj 2022) og Økonomiudvalget (10. maj 2022)."
    assert told(text) == [("Kulturudvalget", "2022-05-03"), ("Økonomiudvalget", "2022-05-10")]


@pytest.mark.parametrize("kind", ["decision", "attachments", "absence"])
def test_decisions_and_attachments_tell_of_no_earlier_meeting(kind: str) -> None:
    assert told("Byrådets møde den 3. maj 2021", kind=kind) == []


def test_a_list_of_earlier_treatments_is_read_line_by_line() -> None:
    listed = "08.04.2019 Udvalget for teknik og miljø.\nØkonomiudvalget, 14. maj 2019, pkt. 88:"

    assert [
        (one.body, str(one.date), one.item, one.lines) for one in found(listed, kind="history")
    ] == [
        ("Udvalget for teknik og miljø", "2019-04-08", None, (11, 11)),
        ("Økonomiudvalget", "2019-05-14", "88", (12, 12)),
    ]
    assert told("08.04.2019 Udvalget for teknik og miljø.") == []


def test_a_decision_heading_without_a_decision_is_a_line_of_such_a_list() -> None:
    heading = "08.04.2019 Udvalget for teknik og miljø."
    section = {"kind": "decision", "heading": heading, "text": "", "lines": [57, 57]}
    one = meeting("Direktionen", "2024-03-05", item("4", "24/1", sections=[section]))
    (cited,) = find_citations(one.items[0], one)

    assert (cited.body, str(cited.date)) == ("Udvalget for teknik og miljø", "2019-04-08")
    assert (cited.evidence, cited.lines, cited.same_case) == (heading, (57, 57), True)


@pytest.mark.parametrize(
    ("text", "item_number"),
    [
        ("Direktionen indstiller (10. marts 2011, pkt. 46), at", "46"),
        ("Byrådets beslutning af 25. februar 2016 (sag nr. 1)", "1"),
        ("Byrådet godkendte den 3. februar 2014 under punkt nr. 22 planen", "22"),
        ("(link til sag nr. 12 i byrådet 20. juni 2018)", "12"),
        ("Genoptagelse af sag nr. 13 fra Byrådets ordinære møde den 3. februar 2014.", "13"),
        ("Sagen er genoptaget fra punkt 13 på mødet den 3. februar 2014.", "13"),
        ("Byrådet udsatte den 3. februar 2014 sagen (sag nr. 13).", "13"),
        ("Sagen var på Byrådets dagsorden den 3. februar 2014 som sag nr. 13.", "13"),
        ("Byrådet godkendte den 3. februar 2014 planen", None),
        ("Byrådet godkendte den 3. februar 2014, at sag 13 og dette punkt ses under et", None),
    ],
)
def test_the_item_number_is_kept(text: str, item_number: str | None) -> None:
    assert [one.item for one in found(text, kind="recommendation")] == [item_number]


def test_an_item_number_of_two_days_is_of_neither() -> None:
    both = "Byrådet drøftede den 3. februar 2014 og den 4. april 2014 planen (sag 13)."
    assert [one.item for one in found(both)] == [None, None]


def test_the_own_body_is_known_by_a_name_without_a_word_for_one() -> None:
    own = "Plan, Miljø og Teknik"
    left = "Sagen blev udsat på Plan, Miljø og Tekniks møde den 2. marts 2021."
    assert told(left, body=own) == [(own, "2021-03-02")]
    other = "Sagen blev udsat på Plan, Miljø og Tekniknævnets møde den 2. marts 2021."
    assert own not in [body for body, _ in told(other, body=own)]


def test_udvalget_without_a_name_is_the_committee_itself() -> None:
    text = "Udvalget besluttede den 3. maj 2021 at vente."

    assert told(text, body="Kulturudvalget") == [("Kulturudvalget", "2021-05-03")]
    assert told(text, body="Byrådet") == []


@pytest.mark.parametrize(
    ("title", "day", "number"),
    [
        ("Cykelsti - udsat sag fra 24.10.2002 (KFU 393/2002)", "2002-10-24", "KFU 393/2002"),
        ("Cykelsti - udsat sag fra 24.10.2002 (02/7)", "2002-10-24", "02/7"),
        ("Cykelsti - Udsat fra mødet den 21/8 2018", "2018-08-21", None),
        ("Cykelsti (2. forelæggelse)", "None", None),
        ("Fornyet behandling af cykelsti", "None", None),
        ("Cykelsti - Genoptagelse", "None", None),
    ],
)
def test_a_title_can_say_what_it_resumes(title: str, day: str, number: str | None) -> None:
    (one,) = found("", title=title)

    assert (one.resumes, one.same_case, one.body) == (True, True, "Direktionen")
    assert (str(one.date), one.case_number) == (day, number)


def test_a_text_can_say_that_it_resumes() -> None:
    (dated,) = found("Sagen er genoptaget fra mødet den 30. oktober 2017.")
    (closing,) = found("Punkt 3 fra direktionens møde den 30. oktober 2017 genoptages.")
    (undated,) = found("I denne sag genfremlægges forslaget.")
    (last,) = found("Punktet blev udskudt på udvalgets seneste møde.")
    (item,) = found("Sagen er en genoptagelse af punkt 4 den 30. oktober 2017.")

    for one in (dated, closing):
        assert (one.resumes, str(one.date)) == (True, "2017-10-30")
    for one in (undated, last):
        assert (one.resumes, one.date) == (True, None)
    assert (item.item, str(item.date)) == ("4", "2017-10-30")
    assert found("Sagen genfremlægges i maj 2024.") == ()
    assert not found("Sagen blev udsat på mødet den 30. oktober 2017.")[0].resumes


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Den udgik på mødet den 21. marts 2023 (sag 22/37002).", "22/37002"),
        ("Punktet blev udsat på mødet den 21. marts 2023 (22/37002).", "22/37002"),
        ("Byrådet sendte den tilbage den 21. marts 2023 (tidligere sagsnr. 22/37002).", "22/37002"),
        ("Sagen blev udsat på mødet den 21. marts 2023, sag 22/37002.", "22/37002"),
        ("Planen blev fremlagt på mødet den 21. marts 2023, sag 22/37002.", None),
        ("Planen blev fremlagt på mødet den 21. marts 2023 (sag 22/37002).", None),
        ("Sagen blev udsat på mødet den 21. marts 2023, se også naboens sag 22/37002.", None),
    ],
)
def test_what_was_left_under_a_number_in_brackets_is_resumed(text: str, number: str | None) -> None:
    (one,) = found(text, body="Byrådet")
    assert (one.case_number if one.resumes else None) == number


@pytest.mark.parametrize(
    "text",
    [
        "Genoptagelse fra Byrådet 27.02.2024, pkt. 22.",
        "Det er en genfremsættelse af sag nr. 22 på Byrådets dagsorden den 27. februar 2024.",
        "Genfremlæggelse af sag 22 fra Byrådets møde den 27. februar 2024.",
    ],
)
def test_a_noun_can_say_what_is_resumed(text: str) -> None:
    (one,) = found(text, kind="summary")
    assert (one.body, str(one.date), one.item, one.resumes) == ("Byrådet", "2024-02-27", "22", True)


def test_the_evidence_is_the_sentence_with_its_lines() -> None:
    text = "Stien er lang.\n\nByrådet godkendte\nden 4. april 2022 stien. Den er grøn."
    (one,) = found(text)

    assert one.evidence == "Byrådet godkendte\nden 4. april 2022 stien."
    assert one.lines == (13, 14)


def test_a_sentence_ends_behind_the_number_of_an_item() -> None:
    text = "Byrådet drøftede stien den 4. april 2022, punkt 7. Økonomiudvalget hørte om den i 2021."
    (one,) = found(text)

    assert (one.body, one.item, one.evidence) == ("Byrådet", "7", text[:50])


def test_without_a_day_nothing_is_earlier() -> None:
    one = meeting("Byrådet", None, item("4", "24/1", text="På byrådets møde den 3. maj 2021"))

    assert find_citations(one.items[0], one) == ()


def test_long_hostile_text_is_read_in_no_time() -> None:
    assert told("møde den den den " * 3000 + "Byrådet udsat fra " * 3000) == []
    assert len(told("Byrådet godkendte den 4. april 2022 " * 300)) == 300


def test_each_of_many_citations_has_its_own_line() -> None:
    text = "Byrådet godkendte den 4. april 2022 planen.\n" * 3
    assert [one.lines for one in found(text)] == [(11, 11), (12, 12), (13, 13)]


def test_a_line_too_long_for_a_list_of_meetings_is_read_by_its_sentences() -> None:
    text = "Byrådet godkendte den 4. april 2022 planen. " * 200
    first = found(text, kind="history")[0]
    assert first.evidence == "Byrådet godkendte den 4. april 2022 planen."
    assert len(found(text, kind="history")) == 200


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Sagen blev udsat på Byrådets møde den 27. februar 2024 (sag nr. 22).", True),
        ("Byrådet vedtog den 27. februar 2024, sag nr. 22, at sende forslaget i høring.", True),
        (
            "Som opfølgning på Byrådets beslutning den 27. februar 2024 forelægges sagen på ny.",
            True,
        ),
        ("Sagen følger op på Byrådets beslutning den 27. februar 2024 (sag nr. 22).", False),
        ("Forslaget bygger på Byrådets beslutning den 27. februar 2024, sag nr. 22.", False),
        ("Sagen skal ses i sammenhæng med Byrådets beslutning den 27. februar 2024.", False),
        ("Sagen blev behandlet sammen med sag 22 på Byrådets møde den 27. februar 2024.", False),
        ("Byrådets beslutning den 27. februar 2024 (sag nr. 22) i sagen om cykler.", False),
    ],
)
def test_what_a_case_builds_on_is_another(text: str, own: bool) -> None:
    (one,) = found(text)
    assert (one.body, str(one.date), one.same_case) == ("Byrådet", "2024-02-27", own)
