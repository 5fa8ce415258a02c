"""Promises: what comes back, what goes to another body, what somebody is asked to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casetrack import interpret
from casetrack.records import Commitment
from structured import labelled, meets, meets_due, said

BODY = "Teknik- og Miljøudvalget"
DAY = date(2023, 1, 16)


def promises(text: str, body: str = BODY) -> list[Commitment]:
    return list(interpret(text, body=body, date=DAY).commitments)


def promise(text: str) -> Commitment:
    (found,) = promises(text)
    return found


def is_met(wanted: dict[str, Any], found: dict[str, Any], label: dict[str, Any]) -> bool:
    if wanted["kind"] != found["kind"]:
        return False
    if wanted["kind"] == "re_presentation" and wanted["body"] is None:
        body = found["body"] in (None, label["body"])
    else:
        body = meets(wanted["body"], found["body"])
    return body and meets_due(wanted, found, label["text"])


@labelled("commitments")
def test_promises_are_read_as_labelled(label: dict[str, Any]) -> None:
    left = list(said(label)["commitments"])
    for wanted in label["commitments"]:
        met = next((one for one in left if is_met(wanted, one, label)), None)
        assert met is not None, wanted
        left.remove(met)
    assert [one["kind"] for one in left if one["kind"] != "task"] == []


def test_what_was_done_before_a_meeting_is_not_promised_for_it() -> None:
    assert promises("Inden mødet den 3. maj blev punktet taget af dagsordenen.") == []


def test_a_task_has_the_time_that_stands_with_who_is_asked() -> None:
    text = "Udvalget besluttede, at der holdes fest den 4. maj, og at formanden taler."
    assert promise(text).due_text is None
    asked = "Udvalget besluttede, at formanden svarer i maj, og at der holdes fest i juni."
    assert promise(asked).due_text == "i maj"


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("primo marts", "2023-03-01", "2023-03-10"),
        ("medio marts", "2023-03-11", "2023-03-20"),
        ("ultimo februar", "2023-02-21", "2023-02-28"),
        ("3. kvartal 2023", "2023-07-01", "2023-09-30"),
        ("uge 12", "2023-03-20", "2023-03-26"),
        ("foråret", "2023-03-01", "2023-05-31"),
        ("maj", "2023-05-01", "2023-05-31"),
        ("maj/juni", "2023-05-01", "2023-06-30"),
        ("mødet den 6. februar 2023", "2023-02-06", "2023-02-06"),
        ("mødet den 9. januar", "2024-01-09", "2024-01-09"),
        ("efter sommerferien", "2023-08-01", None),
    ],
)
def test_a_time_names_its_first_and_last_day(words: str, first: str, last: str | None) -> None:
    found = promise(f"Sagen udsættes til {words}.")
    assert found.kind == "re_presentation"
    assert str(found.due_from) == first
    assert found.due == (last and date.fromisoformat(last))
    assert found.due_text is not None
    assert words in f"mødet {found.due_text}"


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("inden månedens udgang", "2023-01-31"),
        ("inden udgangen af kvartalet", "2023-03-31"),
        ("senest om seks uger", "2023-02-27"),
    ],
)
def test_a_time_is_counted_from_the_meeting(words: str, last: str) -> None:
    found = promise(f"Sagen forelægges igen {words}.")
    assert (found.due_text, found.due_from, str(found.due)) == (words, None, last)


def test_a_case_shown_after_a_counted_time_is_promised_for_then() -> None:
    found = promise("Tilbagesendes til forvaltningen. Forelægges om et halvt år.")
    assert (found.kind, found.due_text) == ("re_presentation", "om et halvt år")


def test_before_the_summer_holiday_has_a_last_day_only() -> None:
    found = promise("Sagen forelægges igen inden sommerferien.")
    assert (found.due_from, found.due) == (None, date(2023, 6, 30))


@pytest.mark.parametrize("words", ["snarest muligt", "hurtigst muligt", "på næste møde"])
def test_a_vague_time_stays_vague(words: str) -> None:
    found = promise(f"Sagen forelægges udvalget igen {words}.")
    assert found.due_text is not None
    assert found.due_text in words
    assert (found.due_from, found.due) == (None, None)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Sagen udsættes til efter efterårsferien.", "til efter efterårsferien"),
        ("Udvalget ser på sagen igen om et halvt år.", "om et halvt år"),
        ("Sagen genoptages i det nye år.", "i det nye år"),
        ("Udvalget får en ny status i april 2024.", "i april 2024"),
        ("Når klagen er afgjort, forelægges sagen igen.", "Når klagen er afgjort"),
        ("Punkt 5 Budget 2024-2027 udsættes til næste møde.", "til næste møde"),
        ("Udsættes endnu en gang, denne gang til oktobermødet.", "til oktobermødet"),
        ("Sagen genoptages efter kommunalvalget.", "efter kommunalvalget"),
        ("Det er aftalt, at udvalget får et nyt oplæg i september.", "i september"),
        ("Sagen forelægges igen, når tallene er klar, senest i maj.", "senest i maj"),
        ("Sagen genoptages efter sommerferien, dog senest i august.", "senest i august"),
        ("Udsat til næste møde, så foreningen kan svare inden den 1. maj.", "til næste møde"),
        ("Sagen udsættes igen, nu til mødet i marts.", "til mødet i marts"),
        ("Udsættes - til mødet den 4. juni 2023.", "til mødet den 4. juni 2023"),
        ("Sagen udsættes til efter valget.", "til efter valget"),
        ("Sagen udsættes i 14 dage.", "i 14 dage"),
        ("Udvalget udskyder beslutningen to måneder.", "to måneder"),
        ("Sagen genoptages i august/september.", "i august/september"),
        ("Sagen genoptages, så snart svaret er her.", "så snart svaret er her"),
        ("Så snart svaret er her, forelægges sagen igen.", "Så snart svaret er her"),
    ],
)
def test_the_words_of_a_time_are_kept(text: str, due: str) -> None:
    assert (promise(text).kind, promise(text).due_text) == ("re_presentation", due)


def test_a_time_in_the_title_of_an_item_is_no_promise() -> None:
    assert promises("Punkt 5 Rengøring fra 1. januar 2024 udsættes.") == []


def test_what_is_asked_for_and_comes_back_is_a_task_and_a_promise() -> None:
    found = promises("Udvalget bad centret om at gå i dialog med klubberne og vende tilbage i maj.")
    assert [(one.kind, one.due_text) for one in found] == [
        ("task", None),
        ("re_presentation", "i maj"),
    ]


def test_a_department_is_asked_by_its_whole_name() -> None:
    found = promises("Udvalget bad Teknisk Forvaltning undersøge prisen.")
    assert [(one.kind, one.body) for one in found] == [("task", "Teknisk Forvaltning")]


@pytest.mark.parametrize(
    "text",
    [
        "Godkendt med bemærkning om, at sagen genfremlægges i maj.",
        "Udvalget godkendte planen med den tilføjelse, at der forelægges en evaluering i maj.",
        "Taget til efterretning med bemærkning om, at forvaltningen vender tilbage i maj.",
    ],
)
def test_what_a_remark_or_an_addition_says_will_come_back_is_promised(text: str) -> None:
    found = promise(text)
    assert (found.kind, found.due_text, str(found.due)) == (
        "re_presentation",
        "i maj",
        "2023-05-31",
    )


def test_a_time_between_om_and_at_is_that_of_what_is_asked_for() -> None:
    text = "Udvalget beder forvaltningen om inden for tre måneder at forelægge en ny sag."
    assert [one.due_text for one in promises(text)] == ["inden for tre måneder"] * 2
    told = "Udvalget besluttede den 3. maj at forelægge sagen igen."
    assert promise(told).due_text is None


def test_what_is_put_off_without_a_time_promises_nothing() -> None:
    assert promises("Sagen udsættes.") == []


def test_a_case_sent_back_is_promised_to_that_body() -> None:
    (found,) = promises("Sagen sendes tilbage til Børneudvalget.", body="Byrådet")
    assert (found.kind, found.body) == ("referral", "Børneudvalget")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Sendes tilbage til Plan, Miljø og Teknik.", "Plan, Miljø og Teknik"),
        ("Sendes tilbage til TMU.", "TMU"),
        ("Oversendes til Erhvervs-, Plan- og Miljøudvalget.", "Erhvervs-, Plan- og Miljøudvalget"),
    ],
)
def test_a_committee_named_by_its_fields_is_promised_the_case(text: str, body: str) -> None:
    found = promise(text)
    assert (found.kind, found.body) == ("referral", body)


def test_a_case_shown_to_another_body_goes_there_and_does_not_come_back() -> None:
    (found,) = promises("Sagen forelægges Byrådet i marts 2023.", body="Direktionen")
    assert (found.kind, found.body) == ("referral", "Byrådet")
    assert (found.due_from, found.due) == (date(2023, 3, 1), date(2023, 3, 31))


def test_what_a_minority_wanted_is_not_promised() -> None:
    assert promises("Godkendt. V ønskede sagen udsat til maj.") == []


def test_a_plan_that_was_told_is_not_promised() -> None:
    assert promises("Taget til efterretning. Staten ventes at afgøre sagen i maj.") == []


def test_a_promise_has_the_words_and_lines_it_rests_on() -> None:
    found = promise("Drøftet.\nSagen udsættes til maj.")
    assert found.evidence == "Sagen udsættes til maj."
    assert found.lines == (2, 2)


def test_a_body_that_shows_a_case_to_another_has_referred_it() -> None:
    read = interpret("Sagen forelægges Byrådet i marts 2023.", body="Direktionen", date=DAY)
    assert [one.value for one in read.outcomes] == ["referred"]


def test_a_body_that_is_shown_a_case_again_awaits_it() -> None:
    read = interpret("Sagen forelægges Byrådet igen i marts 2023.", body="Byrådet", date=DAY)
    assert [one.value for one in read.outcomes] == ["to_be_presented_again"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Teknik- og Miljøudvalget", ["referred"]),
        ("Byrådet", ["referred", "to_be_presented_again"]),
    ],
)
def test_a_case_handed_back_to_a_peer_does_not_come_back(body: str, expected: list[str]) -> None:
    for text in (
        "Sagen sendes tilbage til Kulturudvalget.",
        "Sendes tilbage til fornyet behandling i Kulturudvalget.",
    ):
        said = interpret(text, body=body, date=DAY)
        assert [one.value for one in said.outcomes] == expected
        back = [(one.kind, one.body) for one in said.commitments]
        assert back == [("referral", "Kulturudvalget")]


def test_a_case_sent_on_for_renewed_treatment_does_not_come_back() -> None:
    said = interpret(
        "Sagen oversendes til fornyet behandling i Økonomiudvalget.", body="Kulturudvalget"
    )
    assert [(one.kind, one.body) for one in said.commitments] == [("referral", "Økonomiudvalget")]


def test_what_a_case_is_sent_for_is_no_time() -> None:
    said = interpret("Sendes til fornyet behandling i Plan- og Miljøudvalget.", body="Byrådet")
    assert [(one.body, one.due_text) for one in said.commitments] == [
        ("Plan- og Miljøudvalget", None)
    ]


def test_the_name_of_a_committee_goes_on_behind_og() -> None:
    text = "Sagen sendes tilbage til Udvalget for Børn og Skole til fornyet behandling."
    assert [one.body for one in promises(text)] == ["Udvalget for Børn og Skole"]


def test_the_name_of_a_committee_goes_on_behind_a_comma() -> None:
    text = "Udvalget videresender forslaget til Udvalget for Kultur, Fritid og Fællesskab."
    assert [one.body for one in promises(text)] == ["Udvalget for Kultur, Fritid og Fællesskab"]


def test_what_a_body_wants_sent_back_to_itself_is_to_be_presented_again_there() -> None:
    read = interpret("Sagen bedes tilbagesendt byrådet via Magistraten.", body="Aarhus Byråd")
    assert [one.value for one in read.outcomes] == ["to_be_presented_again"]
    assert [(one.kind, one.body) for one in read.commitments] == [("re_presentation", None)]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (
            "Oversendes til Plan og Miljøudvalget til behandling. Venstre tog forbehold.",
            "Oversendes til Plan og Miljøudvalget til behandling.",
        ),
        (
            "Fremsendes med forslaget fra det Konservative Folkepartis gruppe til ØU.",
            "Fremsendes med forslaget fra det Konservative Folkepartis gruppe til ØU.",
        ),
    ],
)
def test_a_name_in_two_parts_cuts_no_sentence(text: str, evidence: str) -> None:
    read = interpret(text, body="Byrådet")
    assert [(one.outcome.value, one.evidence) for one in read.findings] == [("referred", evidence)]


def test_what_was_not_reached_is_promised_for_the_meeting_it_is_put_on() -> None:
    text = "Sagen nåede ikke at blive behandlet og sættes på dagsordenen til næste møde."
    assert promise(text).due_text == "til næste møde"


def test_a_case_put_off_to_the_budget_is_promised_then_and_one_sent_there_is_not() -> None:
    assert promise("Udsættes til budgetforhandlingerne.").due_text == "til budgetforhandlingerne"
    assert promise("Oversendes til budgetforhandlingerne for 2024.").due_text is None
    assert promise("Overgår til 2. behandling.").due_text is None
    assert promise("Overgår til 2. behandling i oktober.").due_text == "i oktober"


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("Sendes til Teknisk Udvalg og Økonomiudvalget.", "Byrådet",
         ["Teknisk Udvalg", "Økonomiudvalget"]),
        ("Oversendes til Kulturudvalget, Teknisk Udvalg og Socialudvalget.", BODY,
         ["Kulturudvalget", "Teknisk Udvalg", "Socialudvalget"]),
        ("Budgettet oversendes til Byrådets 2. behandling.", "Byrådet", ["Byrådet"]),
        # The council has it from the finance committee.
        ("Fremsendes til Økonomiudvalget og Byrådet.", BODY, ["Økonomiudvalget"]),
    ],
)  # fmt: skip
def test_each_body_that_a_case_is_sent_to_is_promised_it(
    text: str, body: str, expected: list[str]
) -> None:
    assert [one.body for one in promises(text, body)] == expected


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Udvalget ønsker en orientering på mødet i oktober.", "på mødet i oktober"),
        ("Godkendt. En evaluering forelægges udvalget om et år.", "om et år"),
        ("Taget til efterretning. Udvalget orienteres på mødet i maj.", "på mødet i maj"),
        ("Godkendt. Der orienteres om status på udvalgets møde i maj.", "på udvalgets møde i maj"),
        ("Udvalget ønsker at blive orienteret igen inden jul.", "inden jul"),
        ("Udvalget får en status på møde den 18/9.", "på møde den 18/9"),
        ("Der gives en ny orientering inden udgangen af 2023.", "inden udgangen af 2023"),
    ],
)
def test_what_the_body_will_be_told_later_is_promised_to_it(text: str, due: str) -> None:
    found = promise(text)
    assert (found.kind, found.body, found.due_text) == ("re_presentation", None, due)


def test_what_the_council_has_shown_to_the_committee_goes_to_the_committee() -> None:
    text = "Godkendt. En evaluering forelægges udvalget om et år."
    assert [one.kind for one in promises(text, "Byrådet")] == ["referral"]


def test_a_case_shown_to_another_body_for_information_goes_there_and_is_not_noted() -> None:
    text = "Godkendt. Sagen forelægges Økonomiudvalget til orientering."
    assert [(one.kind, one.body) for one in promises(text)] == [("referral", "Økonomiudvalget")]
    assert [one.value for one in interpret(text, body=BODY).outcomes] == ["approved"]


@pytest.mark.parametrize(
    ("body", "text", "outcomes", "expected"),
    [
        ("Byrådet", "Planen tages op igen i Kulturudvalget.",
         ["referred", "to_be_presented_again"], [("referral", "Kulturudvalget")]),
        ("Byrådet", "Byrådet besluttede, at Kulturudvalget skal behandle planen i maj.",
         ["referred"], [("referral", "Kulturudvalget")]),
        ("Byrådet", "Byrådet ønsker, at Kulturudvalget ser på sagen igen.",
         ["to_be_presented_again", "referred"], [("referral", "Kulturudvalget")]),
        ("Kulturudvalget", "Udvalget ønsker, at Kulturudvalget ser på sagen igen.",
         ["to_be_presented_again"], [("re_presentation", None)]),
        ("Byrådet", "Byrådet ønsker planen genbehandlet i Kulturudvalget.",
         ["referred", "to_be_presented_again"], [("referral", "Kulturudvalget")]),
        ("Kulturudvalget", "Planen forelægges Byrådet igen i maj.",
         ["to_be_presented_again"], [("re_presentation", "Byrådet")]),
        ("Direktionen", "Direktionen går videre med model 2, som præsenteres for Chefforum.",
         ["referred"], [("referral", "Chefforum")]),
        ("Byrådet", "Byrådet ønsker et nyt oplæg fra Kulturudvalget.",
         ["to_be_presented_again"], [("re_presentation", None)]),
    ],
)  # fmt: skip
def test_what_is_shown_to_another_body_goes_there_and_again_to_a_lower_one_goes_back(
    body: str, text: str, outcomes: list[str], expected: list[tuple[str, str | None]]
) -> None:
    read = interpret(text, body=body, date=DAY)
    assert [outcome.value for outcome in read.outcomes] == outcomes
    assert [(one.kind, one.body) for one in read.commitments] == expected


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Sagen genoptages på udvalgets junimøde.", "på udvalgets junimøde"),
        ("Sagen sendes i høring og genoptages efter høringsfristens udløb.",
         "efter høringsfristens udløb"),
        ("Sagen sendes i høring og genoptages.", None),
        ("Udvalget vender tilbage til sagen i forbindelse med budgettet.",
         "i forbindelse med budgettet"),
        ("Udsat til budgettet for 2027 er vedtaget.", "til budgettet for 2027 er vedtaget"),
        ("Udsat til budgettet for 2027.", "til budgettet for 2027"),
    ],
)  # fmt: skip
def test_a_promise_is_due_at_a_meeting_or_after_a_hearing(text: str, due: str | None) -> None:
    assert promise(text).due_text == due


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sagen sendes tilbage til Kulturudvalget til fornyet behandling i marts.",
         [("referral", "Kulturudvalget", "i marts")]),
        ("Sagen sendes tilbage til Kulturudvalget og forelægges Byrådet igen i maj.",
         [("referral", "Kulturudvalget", None), ("re_presentation", None, "i maj")]),
        ("Sagen oversendes til Kulturudvalget, før den behandles i Økonomiudvalget.",
         [("referral", "Kulturudvalget", None)]),
        ("Sagen hjemvises til fornyet udvalgsbehandling.", [("referral", None, None)]),
        ("Udsættes med henblik på behandling på et senere møde i Kulturudvalget.",
         [("re_presentation", None, "på et senere møde"),
          ("referral", "Kulturudvalget", "på et senere møde")]),
    ],
)  # fmt: skip
def test_where_a_case_is_sent_it_is_treated_again_and_not_here(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = promises(text, "Byrådet")
    assert [(one.kind, one.body, one.due_text) for one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Byrådet hjemviste sagen til udvalget.",
        "Byrådet oversendte forslaget til udvalget.",
        "Byrådet henviste forslaget til budgetforhandlingerne.",
    ],
)
def test_who_sends_a_case_is_not_who_gets_it(text: str) -> None:
    said = interpret(text, body="Byrådet", date=DAY)
    assert said.outcome.value == "referred"
    assert [(one.kind, one.body) for one in said.commitments] == [("referral", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Sagen behandles igen på et fælles møde med Kulturudvalget i juni.",
        "Sagen genoptages på fællesmødet med Kulturudvalget i juni.",
        "Sagen genoptages i juni efter drøftelse med Kulturudvalget.",
    ],
)
def test_a_case_taken_up_with_another_body_comes_back_here(text: str) -> None:
    found = promises(text, "Teknisk Udvalg")
    assert [(one.kind, one.body, one.due_text) for one in found] == [
        ("re_presentation", None, "i juni")
    ]


def test_what_the_lower_body_is_to_treat_again_comes_again_there() -> None:
    text = "Sagen hjemvises til Kulturudvalget, der skal behandle den igen inden juni."
    (found,) = promises(text, body="Byrådet")
    assert (found.kind, found.body) == ("referral", "Kulturudvalget")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Byrådet sender sagen tilbage til Kultur, Fritid og Demokrati.",
            "Kultur, Fritid og Demokrati",
        ),
        (
            "Byrådet sender sagen tilbage til Kultur og Idræt, idet den skal belyses.",
            "Kultur og Idræt",
        ),
        ("Sagen oversendes til Social Bæredygtighed.", "Social Bæredygtighed"),
    ],
)
def test_a_case_is_sent_to_a_committee_without_the_word_for_one(text: str, body: str) -> None:
    assert [(one.kind, one.body) for one in promises(text, "Byrådet")] == [("referral", body)]


def test_what_is_no_name_of_a_committee_is_sent_nothing_by_a_body() -> None:
    assert promises("Byrådet sender sagen til Folketinget.", "Byrådet") == []


@pytest.mark.parametrize(
    "text",
    [
        "Forberedelse af seminaret den 2.-3. marts udsat til den 13. feb.",
        "Drøftelsen af festen den 2. marts udsættes til den 13. feb.",
    ],
)
def test_what_is_put_off_comes_back_on_the_day_behind_the_verb(text: str) -> None:
    assert promise(text).due_text == "til den 13. feb"
