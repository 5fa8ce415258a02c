"""What a decision says: its outcomes, and what became of each recommended point."""

from __future__ import annotations

from typing import Any

import pytest

from casetrack import interpret
from casetrack.records import Recommendation
from structured import interpret_in_item, labelled, said

POINTS = tuple(
    Recommendation(point, text, (1, 1))
    for point, text in (
        ("1", "at lokalplanen vedtages"),
        ("2", "at bevillingen på 2 mio. kr. frigives"),
        ("3", "at orienteringen tages til efterretning"),
    )
)


def outcomes(text: str, **more: Any) -> list[str]:
    return [one.value for one in interpret(text, **more).outcomes]


def fates(text: str) -> list[tuple[str, str, str | None]]:
    read = interpret_in_item(text, recommendations=POINTS)
    return [(one.point, one.fate, one.outcome and one.outcome.value) for one in read.points]


@labelled("outcome")
def test_the_outcome_shown_first_is_as_labelled(label: dict[str, Any]) -> None:
    wanted = label["outcome"]
    assert said(label)["outcome"] in (wanted if isinstance(wanted, list) else [wanted])


@labelled("outcomes")
def test_all_outcomes_are_as_labelled(label: dict[str, Any]) -> None:
    assert set(said(label)["outcomes"]) == set(label["outcomes"])


def test_a_day_is_no_point() -> None:
    read = interpret("Skoleudvalget, 14. maj 2024:\nUdsat.\n\n28. maj 2024: Godkendt.")
    assert [one.point for one in read.findings] == [None, None]


@labelled("points")
def test_each_point_comes_out_as_labelled(label: dict[str, Any]) -> None:
    found = {one["point"]: one for one in said(label, points=True)["points"]}
    for wanted in label["points"]:
        one = found[wanted["point"]]
        assert wanted["fate"] in ("*", one["fate"])
        assert one["outcome"] == wanted["outcome"]


# Outcomes


_BOTH = ["recommended", "not_recommended"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiltrådt.", ["approved"]),
        ("Planen forventes godkendt i maj.", []),
        ("I stedet for at udsætte sagen valgte udvalget at godkende den.", ["approved"]),
        ("Uden at tage stilling videresendte udvalget sagen til Byrådet.", ["referred"]),
        ("Efter at have drøftet sagen udsatte udvalget den.", ["discussed", "deferred"]),
        ("Efter at sagen var drøftet blev den udsat.", []),
        ("Inden Byrådet behandlede sagen, holdt formanden en tale.", []),
        ("Før afstemningen blev sagen udsat.", ["deferred"]),
        ("Før sagen blev udsat, holdt udvalget en pause.", []),
        ("Inden endelig stillingtagen sendes sagen til Økonomiudvalget.", ["referred"]),
        ("Udvalget ønskede ikke at tage stilling nu og udsatte sagen.", ["deferred"]),
        ("Udvalget besluttede at afvente med indkøbet.", ["decided"]),
        ("Besluttet at udsætte sagen, da der ikke er grundlag for at godkende den.", ["deferred"]),
        (
            "Det besluttedes at give afslag, da der ikke er hjemmel til at give støtte.",
            ["rejected"],
        ),
        ("Udvalget udsatte uden afstemning sagen om salg af grunden.", ["deferred"]),
        ("Byrådet vedtog uden afstemning at afslå ansøgningen.", ["rejected"]),
        ("Godkendt. Naboen har trukket sin klage.", ["approved"]),
        (
            "Udvalget besluttede at give afslag, da det er op til ejeren at udsætte byggeriet.",
            ["rejected"],
        ),
        ("Sagen udsættes, uanset om ejeren støtter projektet.", ["deferred"]),
        ("Udvalget godkendte planen frem for at forkaste forslaget.", ["approved"]),
        ("Anbefales, fordi ejeren ventes at give afslag.", ["recommended"]),
        ("Besluttet, da det haster, at give afslag.", ["rejected"]),
        ("Naboen har trukket sin klage.", ["withdrawn"]),
        ("Tiltrådt, da der ikke er flertal for at ændre taksten.", ["approved"]),
        ("Byrådet godkendte, at udvalget har afvist klagen.", ["approved"]),
        (
            "Et mindretal stillede forslag om, at sagen udsættes. Forslaget faldt. Godkendt.",
            ["approved"],
        ),
        (
            "V stillede ændringsforslag om, at § 4 udgår. Dette blev vedtaget. Planen godkendt.",
            ["approved_with_changes"],
        ),
        ("Forslaget om at sammenlægge de to skoler enstemmigt forkastet.", ["rejected"]),
        ("Beslutning: Forslaget om at lukke vejen vedtages.", ["approved"]),
        ("Udvalget besluttede, at forslaget om at hæve taksten godkendes.", ["approved"]),
        (
            "Godkendt, idet udvalget beder om, at sagen forelægges igen i maj.",
            ["approved", "to_be_presented_again"],
        ),
        ("Godkendt, idet V beder om, at sagen forelægges igen i maj.", ["approved"]),
        ("Godkendt, hvorefter sagen anses for afsluttet.", ["approved"]),
        ("V foreslog:\n- at planen forkastes\n- at sagen udsættes\n\nGodkendt.", ["approved"]),
        (
            "Udvalget besluttede:\n- at godkende planen,\n- at sagen forelægges igen i maj.",
            ["approved", "to_be_presented_again"],
        ),
        ("Godkendt, efter at et forslag om at udsætte sagen var forkastet.", ["approved"]),
        ("Første at tiltrådt. Andet at blev tiltrådt med en ændring.", ["approved_with_changes"]),
        ("Udvalget besluttede for det andet at udsætte sagen.", ["deferred"]),
        ("Taget til efterretning, idet der henvises til drøftelsen på mødet i maj.", ["noted"]),
        ("Taget til efterretning, idet sagen henvises til Kulturudvalget.", ["noted", "referred"]),
        ("Indstillingen om at udsætte sagen blev godkendt.", ["deferred"]),
        ("Indstillingen om at udsætte afdrag på lån blev godkendt.", ["approved"]),
        ("Indstillingen om at give afslag blev godkendt.", ["approved"]),
        ("Orienteringen om, at sagen er udsat, blev godkendt.", ["approved"]),
        ("Sagen forventes forelagt igen i maj.", ["to_be_presented_again"]),
        ("Der var enighed om, at der er behov for nye stier.", []),
        ("D. 3. maj besluttede Byrådet at udsætte sagen. Sagen godkendt.", ["approved"]),
        ("Mødet sluttede før sagen blev nået.", ["not_treated"]),
        ("Bo Lind forlod mødet før sagen blev behandlet.", []),
        ("Udgår, da sagen ikke er behandlet i fagudvalget.", ["taken_off_agenda"]),
        ("Udgår, da sagen ikke blev nået.", ["taken_off_agenda", "not_treated"]),
        ("Købet af huset udsættes, indtil taksten er kendt.", ["deferred"]),
        ("Brobyggeriet udsættes, indtil taksten er kendt.", []),
        ("Godkendt. Klubben fik sin tidligere ansøgning afvist.", ["approved"]),
        ("Godkendt. Elevrådet bad om at få sagen udsat.", ["approved"]),
        ("Godkendt. Udvalget ønsker beslutningen om farven udsat.", ["approved", "deferred"]),
        ("C foreslog en ændring af § 3. Vedtaget.", ["approved_with_changes"]),
        ("C foreslog en ændring af § 3. Godkendt.", ["approved"]),
        ("C foreslog en tilføjelse. Tilføjelsen faldt. Planen godkendt.", ["approved"]),
        ("Godkendt, efter at ændringsforslaget var vedtaget.", ["approved_with_changes"]),
        ("Ønsket om at lukke vejen imødekommes ikke.", ["rejected"]),
        ("Et forslag om at bede Byrådet om at lukke vejen blev forkastet.", ["rejected"]),
        ("Forslag om at undersøge muligheden for at lukke vejen blev vedtaget.", ["approved"]),
        ("Taget til efterretning. Sagen afsluttes.", ["noted"]),
        ("Ønsket om at lukke vejen kan ikke imødekommes.", ["rejected"]),
        ("Udvalget anbefaler, at forslaget om at lukke vejen ikke følges.", ["not_recommended"]),
        ("Forvaltningen indstiller, at forslaget om at lukke vejen vedtages.", []),
        ("Forslaget om at lade planen vedtages blev udsat.", ["deferred"]),
        ("Beslutningen om at sælge grunden udsættes.", ["deferred"]),
        ("Udvalget godkendte, at fristen for at klage udsættes.", ["approved"]),
        ("Forslaget om, at sagen udsættes, blev vedtaget.", ["deferred"]),
        ("Muligheden for at dele hallen blev drøftet.", ["discussed"]),
        ("Referatet godkendes på næste møde.", ["to_be_presented_again"]),
        ("Godkendes. Formanden taler på næste møde.", ["approved"]),
        ("Godkendt. Sagen forelægges igen, hvis nogen klager.", ["approved"]),
        (
            "Udvalget drøftede, om sagen bør udsættes, men der var ikke flertal for det.",
            ["discussed"],
        ),
        (
            "Udvalget drøftede, om planen kan godkendes, men der var ikke flertal for det.",
            ["discussed", "rejected"],
        ),
        ("Køber ønsker ikke at overtage grunden. Sagen bortfalder.", ["lapsed"]),
        ("Ansøger ønsker ikke at gå videre med projektet. Sagen bortfalder.", ["lapsed"]),
        ("Ansøger får den ønskede dispensation.", ["approved"]),
        ("Udvalget besluttede ikke at foretage sig mere.", []),
        ("Ikke alle var enige i indstillingen.", []),
        ("Udvalget besluttede ikke at bygge.", ["rejected"]),
        ("Sagen var oprindeligt udsat, men godkendes.", ["approved"]),
        ("Godkendt som oprindeligt foreslået.", ["approved"]),
        ("Venstre foreslog Bo Lind, som blev valgt.", ["appointed"]),
        ("Godkendt. Ø foreslog en lavere takst, som blev forkastet.", ["approved"]),
        ("Godkendt. SF overvejer at trække sit forslag.", ["approved"]),
        (
            "Imødekommet: Roklubben. Ikke imødekommet: Tennisklubben.",
            ["approved_with_changes", "rejected"],
        ),
        ("Godkendt, efter at ændringsforslaget var faldet.", ["approved"]),
        ("Godkendt, idet ændringsforslaget blev vedtaget.", ["approved_with_changes"]),
        ("Da ændringsforslaget blev vedtaget, bortfaldt sagens øvrige forslag.", ["lapsed"]),
        ("Udvalget, idet V tog forbehold, anbefaler indstillingen.", ["recommended"]),
        ("Udvalget, idet V tog forbehold, kan ikke anbefale planen.", ["not_recommended"]),
        (
            "Fremsendes til byrådet med bemærkning, at Magistraten, idet V tog forbehold, "
            "anbefaler, at byrådet tiltræder indstillingen.",
            ["recommended"],
        ),
        (
            "Godkendt. V stemte imod, idet de ønskede sagen sendt tilbage til Plan- og "
            "Teknikudvalget.",
            ["approved"],
        ),
        ("Udvalget, med undtagelse af V, anbefaler indstillingen.", ["recommended"]),
        ("Godkendt med undtagelse af punkt 3.", ["approved_with_changes"]),
        ("Indstillingen fra Udvalget for Kultur og Fritid blev ikke fulgt.", ["rejected"]),
        ("Godkendt, idet punkt 3 tages af dagsordenen.", ["approved_with_changes"]),
        ("Udvalget godkendte, at sagen udsættes.", ["deferred"]),
        ("Punkt 1 tiltrådt. Punkt 2 udskydes.", ["approved", "deferred"]),
        ("Kan ikke anbefales.", ["not_recommended"]),
        ("Sagen blev ikke udsat. Indstillingen godkendt.", ["approved"]),
        ("Drøftet.", ["discussed"]),
        ("Taget  til  efterretning.", ["noted"]),
        ("Intet.", ["none"]),
        ("Hvad mon der står her?", []),
        ("Hvem har besluttet det, og hvornår udsættes sagen?", []),
        ("Kan sagen udsættes? Godkendt.", ["approved"]),
        ("Skal sagen udsættes? For stemte 9, imod stemte 4. Vedtaget.", ["deferred"]),
        ("Skal sagen udsættes? For stemte 4, imod stemte 9. Forkastet. Godkendt.", ["approved"]),
        ("Skal sagen udsættes eller godkendes? For stemte 9, imod 4. Godkendt.", ["approved"]),
        ("Skal gebyret hæves? For stemte 9, imod stemte 4. Vedtaget.", ["approved"]),
        ("Hvorfor er sagen udsat? For stemte 9, imod stemte 4. Vedtaget.", ["approved"]),
        ("A foreslog, at sagen udsættes. For stemte 9, imod stemte 4. Vedtaget.", ["deferred"]),
        ("Ad 1. Godkendt, dog rykkes budgetseminaret til den 9. maj.", ["approved_with_changes"]),
    ],
)
def test_a_decision_says(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministeriet har godkendt vedtægten. Taget til efterretning.", ["noted"]),
        ("Klagen er afvist af Planklagenævnet. Taget til efterretning.", ["noted"]),
        ("Udvalget tog orienteringen om, at regionen har svaret, til efterretning.", ["noted"]),
        ("Regionen bedes sende en redegørelse.", ["decided"]),
        ("Regionsrådet godkendte planen.", ["approved"]),
    ],
)
def test_what_those_outside_the_municipality_did_is_no_outcome(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forslag om stier blev vedtaget med en ændring.", ["approved_with_changes"]),
        ("Forslag om ny sti godkendt med den ændring, at den belyses.", ["approved_with_changes"]),
        ("Forslag om stier blev vedtaget.", ["approved"]),
        (
            "V's forslag om stier blev forkastet. Planen godkendt med en ændring.",
            ["approved_with_changes"],
        ),
    ],
)
def test_a_proposal_named_by_what_it_is_about_may_be_adopted_with_a_change(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt (dog uden punkt 3).", ["approved_with_changes"]),
        ("Godkendt (med den ændring, at fristen er 1. maj).", ["approved_with_changes"]),
        ("Godkendt (beløbet nedsættes til 9.000 kr.).", ["approved_with_changes"]),
        ("Godkendt (pkt. 3 udgår).", ["approved_with_changes"]),
        ("Godkendt (Ib Lund forlod mødet, før sagen blev udsat).", ["approved"]),
        ("Godkendt (mødet aflyses ikke).", ["approved"]),
        ("Vedtaget (dog stemte V imod).", ["approved"]),
        ("Godkendt (undtagen A og B, der stemte imod).", ["approved"]),
    ],
)
def test_a_change_may_stand_in_brackets(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Forvaltningen bedes undersøge, om vejen kan lukkes, og vende tilbage til udvalget.",
            ["to_be_presented_again"],
        ),
        (
            "Udvalget bad forvaltningen vurdere, om der er plads, og forelægge sagen igen i maj.",
            ["to_be_presented_again"],
        ),
        ("V bad forvaltningen undersøge, om vejen kan lukkes, og vende tilbage.", []),
        ("Forvaltningen undersøgte, om vejen kan lukkes, og vendte tilbage.", []),
    ],
)
def test_what_the_administration_is_to_do_goes_on_behind_what_it_is_to_find_out(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beslutning: Som indstillet.", ["approved"]),
        ("Der findes ikke anledning til at ændre takster.", ["rejected"]),
        ("Hvis planen ikke godkendes, sendes sagen tilbage til udvalget.", []),
        ("Orientering om, at ansøgningen er afslået.", []),
        ("Godkendt. Naboens indsigelse blev ikke taget til følge.", ["approved"]),
        ("Ændringsforslaget og indstillingen blev begge forkastet.", ["rejected"]),
        ("V foreslog sagen udsat. Alle stemte for.", ["deferred"]),
        ("Godkendt. V ønskede sagen udsat, men fik ikke medhold.", ["approved"]),
        ("Godkendt. F ønskede sagen afvist, subsidiært sendt i høring.", ["approved"]),
        ("Udvalget kan ikke tage stilling og ønsker flere tal.", ["to_be_presented_again"]),
        ("Ingen beslutning, da sagen udsættes.", ["deferred"]),
        ("Efter at V havde trukket sit ændringsforslag, blev planen godkendt.", ["approved"]),
        ("Forventer at se en plan inden sommerferien.", ["to_be_presented_again"]),
        ("Bo Lind fik 12 stemmer og er valgt.", ["appointed"]),
        ("Byrådet godkendte, at fristen udsættes.", ["approved"]),
        ("Byrådet godkendte indstillingen om at udsætte fristen for sagen.", ["approved"]),
        ("Går om til udvalget.", ["referred", "to_be_presented_again"]),
        ("Der udarbejdes et nyt udkast, som sendes til udvalget.", ["to_be_presented_again"]),
    ],
)
def test_a_clause_counts_by_what_it_hangs_on(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget indstiller til byrådet,\n\n1. at planen vedtages, og\n\n2. at taksten godkendes.",
        "Udvalget indstiller til byrådet,\n\n1. og 2. at planen vedtages, og\n\n3. at den hæves.",
        "Udvalget indstiller til byrådet, at\n\n1. planen vedtages, og\n2. taksten godkendes.",
        "Udvalget anbefaler:\n\n- at planen vedtages\n- at taksten godkendes",
        "Udvalget anbefaler, at\n- planen vedtages\n• taksten godkendes",
    ],
)
def test_points_printed_below_their_recommendation_hang_on_it(text: str) -> None:
    assert outcomes(text) == ["recommended"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at planen godkendes.", ["recommended"]),
        ("at planen ikke godkendes.", ["not_recommended"]),
    ],
)
def test_a_committee_may_propose_that_another_recommends(text: str, expected: list[str]) -> None:
    said = "Miljøudvalget foreslår, at Økonomiudvalget indstiller til byrådet,"
    assert outcomes(f"{said} {text}", body="Miljøudvalget") == expected


def test_a_point_below_that_is_to_be_refused_is_not_recommended() -> None:
    text = "Udvalget indstiller,\n1. at planen vedtages\n2. at ansøgningen afvises."
    assert outcomes(text) == ["recommended", "not_recommended"]


def test_points_a_party_moved_are_no_decision() -> None:
    text = "V foreslog,\n\n1. at sagen udsættes\n2. at planen afvises\n\nIndstillingen godkendt."
    assert outcomes(text) == ["approved"]


def test_a_point_sent_on_stays_so_where_a_group_has_the_case_settled_above() -> None:
    text = (
        "Ad 1. Anbefales.\nAd 2. Henvises til budgetforhandlingerne.\nA brugte standsningsretten."
    )
    assert outcomes(text) == ["recommended", "referred", "escalated"]


def test_as_the_committee_is_a_recommendation_where_the_council_settles() -> None:
    assert outcomes("Som Plan-, Miljø- og Klimaudvalget.", prepares=True) == ["recommended"]
    assert outcomes("Som Økonomiudvalget.") == ["approved"]


@pytest.mark.parametrize(
    "text",
    [
        "Kulturudvalget har vedtaget at bede om et regnskab.",
        "Byrådet har på mødet den 3. marts besluttet, at grunden sælges.",
        "Byrådet har besluttet at sælge, og derved blev borgmesteren bemyndiget til at rejse.",
    ],
)
def test_what_another_body_has_decided_is_not_this_bodys(text: str) -> None:
    assert outcomes(text, body="Teknisk Udvalg") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Økonomiudvalget behandlede sagen den 3. maj. Her blev den udsat.", []),
        ("Planen var på Byrådets møde den 4. juni. På dette møde blev den afvist. Drøftet.",
         ["discussed"]),
        ("Stien blev indviet. Her blev sagen udsat.", ["deferred"]),
        ("Byrådet udsatte sagen i marts. Formanden spurgte til status.", []),
        ("Sagen blev udsat den 3. marts.", ["deferred"]),
    ],
)  # fmt: skip
def test_what_is_told_of_another_meeting_is_no_outcome(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ansøgning 1 imødekommes. Ansøgning 2 får afslag.", ["approved_with_changes", "rejected"]),
        ("Vedtaget for tiltag 1 og 2. Tiltag 3 afvises.", ["approved_with_changes", "rejected"]),
        ("Etape 1 anbefales. Etape 2 anbefales ikke.", ["recommended", "not_recommended"]),
        ("Etape 2 blev afvist. Etape 2 blev derpå godkendt.", ["approved"]),
        ("Udvalget besluttede model A. Model B blev stemt ned.", ["decided"]),
        ("Scenarie 2 blev forkastet. Scenarie 1 tiltrædes.", ["approved"]),
        ("Model A blev godkendt. Model A blev senere afvist.", ["rejected"]),
        ("Spejderne: Imødekommes. Roklubben: Afslag.", ["approved_with_changes", "rejected"]),
        ("Ansøgningen fra koret bevilges, mens ansøgningen fra klubben afslås.",
         ["approved_with_changes", "rejected"]),
        ("Ansøgningen fra koret blev først afslået. Ansøgningen bevilges.", ["approved"]),
        ("Der gives tilladelse til porten, men afslag til terrassen.",
         ["approved_with_changes", "rejected"]),
    ],
)  # fmt: skip
def test_each_application_has_an_answer_of_its_own(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kan ikke imødekomme ansøgningen om 40.000 kr. Der bevilges 15.000 kr.",
         ["approved_with_changes"]),
        ("Ansøgningen om 40.000 kr. afslås. Der gives dog 15.000 kr.", ["approved_with_changes"]),
        ("Indstillingen blev ikke godkendt. Der bevilges 15.000 kr. til hegnet.",
         ["approved_with_changes"]),
        ("Ansøgningen kan ikke imødekommes. Der kan ikke bevilges 15.000 kr.", ["rejected"]),
        ("Ansøgningen afslås, idet der i 2019 blev bevilget 15.000 kr.", ["rejected"]),
    ],
)  # fmt: skip
def test_an_amount_granted_below_a_no_is_part_of_what_was_applied_for(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("A godkendt, B udsat", {"a": "approved", "b": "deferred"}),
        ("A: Godkendt. B: Udsat.", {"a": "approved", "b": "deferred"}),
        ("A. Godkendt. B. Udsat.", {"a": "approved", "b": "deferred"}),
        ("A og C godkendt. B udsættes.", {"a": "approved", "c": "approved", "b": "deferred"}),
        ("A) Godkendt. B) Udsat.", {"a": "approved", "b": "deferred"}),
        ("Punkt a, b og d godkendt.", {"a": "approved", "b": "approved", "d": "approved"}),
        ("1-2 godkendt. 3 udsat.", {"1": "approved", "2": "approved", "3": "deferred"}),
        ("1: godkendt, 2: udsat", {"1": "approved", "2": "deferred"}),
        ("1 godkendt, 2 udsat", {"1": "approved", "2": "deferred"}),
        ("Pkt. 1: godkendt, pkt. 2: udsat", {"1": "approved", "2": "deferred"}),
        ("Ad 2. Ikke godkendt Ad 3. Godkendt", {"2": "rejected", "3": "approved"}),
        ("Punkt 1 godkendt Punkt 2 udsat", {"1": "approved", "2": "deferred"}),
        ("1. Godkendt 2. Udsat", {"1": "approved", "2": "deferred"}),
        ("1. Godkendt 2. marts.", {"1": "approved"}),
        ("1. - 2. Godkendt", {"1": "approved", "2": "approved"}),
        ("Ad 1. – 2. Godkendt", {"1": "approved", "2": "approved"}),
        ("1. til 2. Godkendt", {"1": "approved", "2": "approved"}),
    ],
)
def test_points_are_named_by_letters_and_numbers_alone(text: str, points: dict[str, str]) -> None:
    findings = interpret(text).findings
    assert {one.point: one.outcome.value for one in findings} == points


@pytest.mark.parametrize(
    "text",
    ["A, C og V godkendte planen.", "For: A. Imod: C. Vedtaget.", "A og B stemte imod. Godkendt."],
)
def test_letters_of_those_who_vote_are_no_points(text: str) -> None:
    assert [one.point for one in interpret(text).findings] == [None]


def test_a_change_to_one_point_changes_what_is_approved() -> None:
    text = "Punkt 1 tiltrådt. Punkt 2 ændres til, at puljen søges to gange om året."
    assert outcomes(text) == ["approved_with_changes"]
    assert outcomes("Planen vedtaget, men § 4, stk. 2, udgår.") == ["approved_with_changes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udvalget vil ikke anbefale at afslå ansøgningen.", ["recommended"]),
        ("Udvalget kan ikke anbefale, at forslaget forkastes.", ["recommended"]),
        ("Udvalget kan ikke anbefale, at planen vedtages.", ["not_recommended"]),
    ],
)
def test_not_to_recommend_a_no_is_to_recommend(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mødet blev hævet, inden sagen blev behandlet.", ["not_treated"]),
        ("Inden sagen kom til behandling, blev mødet hævet.", ["not_treated"]),
        ("Formanden afbrød mødet, før punktet var drøftet.", ["not_treated"]),
        ("Bo Lind forlod mødet, inden sagen blev behandlet. Godkendt.", ["approved"]),
        ("Mødet blev hævet kl. 21.", []),
    ],
)
def test_what_a_meeting_ended_before_was_not_treated(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


def test_a_case_that_lapses_may_be_told_of_in_a_relative_clause() -> None:
    assert outcomes("Der er ikke grundlag for sagen, som bortfalder.") == ["lapsed"]
    assert outcomes("Udvalget så på tilskuddet, som bortfalder.") == []


def test_to_wait_for_another_authority_puts_off_nothing_that_is_approved() -> None:
    text = "Sagen afventer afgørelse fra Kystdirektoratet."
    assert outcomes(text) == ["deferred"]
    assert outcomes(f"{text} Godkendt.") == ["approved"]


def test_a_choice_stands_beside_a_promise() -> None:
    text = "Udvalget valgte B. Forvaltningen vender tilbage med en tidsplan."
    assert outcomes(text) == ["decided", "to_be_presented_again"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orienteringen om, at V har trukket sagen, blev taget til efterretning.", ["noted"]),
        ("Orienteringen om, at punktet udgår, blev taget til efterretning.", ["noted"]),
        ("Orienteringen om at planen er udsat blev taget til efterretning.", ["noted"]),
        ("Formanden meddelte, at punktet udgår.", ["taken_off_agenda"]),
        ("Sagen om bussen er udskudt til maj. Orienteringen blev taget til efterretning.",
         ["noted"]),
    ],
)  # fmt: skip
def test_what_a_report_is_about_has_happened_elsewhere(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Formanden konstaterede, at sagen er udsat.", ["deferred"]),
        ("Formanden beklagede, at sagen er udsat.", []),
        ("Udvalget var tilfreds med, at planen blev vedtaget.", []),
        ("Teknisk Udvalg indstillede den 4. maj, at planen forkastes.", []),
        ("Udvalget er indstillet på at give støtte.", ["approved"]),
        ("Udvalget var ikke klar til at godkende planen.", []),
        ("Udvalget var ikke klar til at godkende planen og udsatte den.", ["deferred"]),
    ],
)  # fmt: skip
def test_where_nothing_else_is_said_what_was_concluded_counts_but_not_what_was_felt(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize("text", ["Alle på nær Liste B godkendte planen.",
                                  "Alle bortset fra Ida Holm (V) godkendte planen."])  # fmt: skip
def test_who_was_not_with_the_others_changes_nothing(text: str) -> None:
    assert outcomes(text) == ["approved"]


@pytest.mark.parametrize(
    "against",
    [
        "V stemte imod og ønskede sagen sendt i høring.",
        "Et mindretal kan ikke tiltræde og foreslår sagen udsat.",
    ],
)
def test_what_those_who_voted_against_wished_is_not_carried_with_the_vote(against: str) -> None:
    assert outcomes(f"Et flertal (A og C) godkendte planen. {against}") == ["approved"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udvalget fandt, at tilskuddet kan ydes.", ["approved"]),
        ("Udvalget finder, at ansøgningen ikke kan imødekommes.", ["rejected"]),
        ("Udvalget fandt ikke, at tilskuddet kan ydes.", ["rejected"]),
        ("Venstre fandt, at tilskuddet kan ydes.", []),
        ("Udvalget fandt, at byggeriet var godkendt.", []),
        ("Forvaltningen anbefaler, at sagen udsættes.", []),
        ("Byrådet har tidligere afslået ansøgningen.", []),
    ],
)
def test_what_the_body_finds_can_be_done_is_its_answer(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udvalget vil ikke anbefale salget.", ["not_recommended"]),
        ("Byrådet vil ikke godkende planen.", ["rejected"]),
        ("Venstre vil ikke godkende planen.", []),
        ("Udvalget traf afgørelse om ikke at give tilladelse.", ["rejected"]),
        ("Udvalget besluttede at undlade at give tilladelse.", ["rejected"]),
        ("Der er ikke økonomi til at imødekomme ansøgningen.", ["rejected"]),
        ("A undlod at godkende regnskabet. Godkendt.", ["approved"]),
        ("Udvalget vil godkende planen.", []),
    ],
)
def test_what_the_body_will_not_do_it_refuses(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


def test_to_decide_to_note_is_to_note() -> None:
    text = "Udvalget besluttede at tage orienteringen til efterretning."
    assert outcomes(text) == ["noted"]
    text = "Udvalget besluttede, at formanden skriver. Orienteringen blev taget til efterretning."
    assert outcomes(text) == ["decided", "noted"]


def test_a_report_heard_leaves_what_another_sentence_decides() -> None:
    text = "Chefen gav en status på forsøget. Direktionen besluttede, at det fortsætter."
    assert outcomes(text) == ["noted", "decided"]


def test_what_no_body_does_beside_a_report_heard_may_be_news() -> None:
    assert outcomes("Udvalget fik en status på udbuddet. Opgaven udbydes i maj.") == ["noted"]


def test_questions_that_were_put_are_no_motion() -> None:
    text = "Forvaltningen vender tilbage med svar på de stillede spørgsmål."
    assert outcomes(text) == ["to_be_presented_again"]


def test_a_group_of_electors_appoints_by_telling_whom() -> None:
    text = "Valggruppe 2 oplyste, at Ida Holm udpeges."
    assert outcomes(text) == ["appointed"]
    assert outcomes("Formanden oplyste, at Ida Holm udpeges.") == []


def test_a_request_to_take_an_item_off_that_was_refused_takes_nothing_off() -> None:
    text = (
        "Der var anmodning fra Ida Holm, om at tage punkt 9 af dagsordenen, hvilket der ikke var "
        "enighed om. Dagsordenen blev godkendt."
    )
    assert outcomes(text) == ["approved"]


def test_what_the_body_itself_has_decided_counts() -> None:
    assert outcomes("Byrådet har besluttet at sælge.", body="Byrådet") == ["decided"]


def test_a_fallen_amendment_leaves_the_proposal_as_it_was() -> None:
    text = "Et ændringsforslag faldt, hvorefter det oprindelige forslag blev vedtaget."
    assert outcomes(text) == ["approved"]


def test_a_vote_goes_on_with_its_result() -> None:
    text = "Der blev stemt om indstillingen, som blev vedtaget."
    assert outcomes(text) == ["approved"]
    assert outcomes("Drøftet. Byrådet så på planen, som blev vedtaget i 2020.") == ["discussed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Et flertal godkendte indstillingen, mens V ønskede at udsætte sagen.", ["approved"]),
        ("Et flertal anbefaler planen, mens Ø ønsker at sende den i høring.", ["recommended"]),
        ("Et flertal ønskede at udsætte sagen.", ["deferred"]),
        ("Et flertal støttede V's forslag om at udsætte sagen.", ["deferred"]),
    ],
)
def test_a_majority_carries_no_wish_that_is_told_after_it(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


def test_a_majority_that_approves_has_voted_on_the_matter_and_not_on_a_wish() -> None:
    text = "Ø ønskede sagen sendt i høring. Et flertal uden om Ø godkendte sagen."
    assert outcomes(text) == ["approved"]


def test_to_stands_for_until_where_something_happens_after_it() -> None:
    assert outcomes("Udskydes, til loven er vedtaget.") == ["deferred"]
    assert outcomes("Udsættes, til orientering for Byrådet.") == ["deferred"]


def test_what_was_decided_on_a_day_is_what_the_sentence_goes_on_with() -> None:
    text = "Økonomiudvalget besluttede den 4. maj 2021 at udsætte sagen."
    assert outcomes(text) == ["deferred"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiltrædes og sendes videre til Byrådet.", ["recommended"]),
        ("Punkt 1 tiltrådt. Forslaget sendes videre til Byrådet.", ["approved", "referred"]),
        ("Tiltrådt og sendt til Økonomiudvalget.", ["approved", "referred"]),
    ],
)
def test_a_yes_that_goes_on_to_the_council_prepares_one(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


def test_they_are_those_who_lost_the_vote() -> None:
    text = (
        "Byrådet forkastede forslaget med 9 stemmer mod 4. De 4 ønskede det henvist til udvalget."
    )
    assert outcomes(text) == ["rejected"]


def test_a_motion_to_put_off_that_fell_puts_nothing_off() -> None:
    text = "Et forslag om at udsætte sagen blev forkastet. Indstillingen blev godkendt."
    assert outcomes(text) == ["approved"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Byrådet forkastede procedureforslaget om udsættelse og vedtog planen.", ["approved"]),
        ("Byrådet forkastede V's forslag om udsættelse. Indstillingen godkendt.", ["approved"]),
        ("Byrådet afviste forslaget om udsættelse.", []),
        ("Byrådet vedtog forslaget om udsættelse.", ["deferred"]),
    ],
)
def test_a_proposal_of_putting_off_is_one_of_procedure(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


def test_what_is_approved_besides_takes_no_yes_away() -> None:
    text = "Udvalget godkendte planen, og at regnskabet forelægges på mødet i november."
    assert outcomes(text) == ["approved", "to_be_presented_again"]


@pytest.mark.parametrize("rest", ["I øvrigt udsat.", "Resten udsættes."])
def test_what_is_left_of_the_matter_can_be_put_off(rest: str) -> None:
    assert outcomes(f"Ad 1 godkendt. {rest}") == ["approved", "deferred"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at sagen genoptages i maj", ["to_be_presented_again"]),
        ("at afslå ansøgninger", ["decided"]),
    ],
)
def test_only_an_infinitive_is_handed_over(text: str, expected: list[str]) -> None:
    before = "Udvalget besluttede, at formanden bemyndiges til at forhandle, og "
    assert outcomes(f"{before}{text}.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planen ventes godkendt i maj.", []),
        ("Ministeriet anmodes om svar.", ["decided"]),
        ("Miljøudvalget foreslår, at Økonomiudvalget indstiller planen.", ["recommended"]),
        ("Udvalget indstiller,\n1. og 2. at planen vedtages\n3. at hegnet afvises", _BOTH),
        ("Besluttede, idet der ikke er indkommet bemærkninger at godkende planen.", ["approved"]),
        ("Godkendt, men at beløbet som foreslået af V nedsættes.", ["approved_with_changes"]),
        ("Udvalget anbefaler det af forvaltningen anbefalede forslag.", ["recommended"]),
        ("Udvalget vil inden sommer indstille en model.", ["to_be_presented_again"]),
        ("Udvalget vil efter høringen anbefale en plan.", []),
    ],
)
def test_less_usual_wordings_are_read(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udvalget besluttede, at der skal gives dispensation.", ["approved"]),
        ("Udvalget var enige om, at der ikke skal gives dispensation.", ["rejected"]),
        ("Der skal gives dispensation, før byggeriet kan begynde.", []),
    ],
)
def test_what_is_decided_to_be_given_is_given(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("Delplan 2 udsættes.", "Teknisk Udvalg", ["deferred"]),
        ("Etape 2 udsættes til 2027.", "Teknisk Udvalg", []),
        ("Pkt. b udsættes.", "Teknisk Udvalg", ["deferred"]),
        ("Sagen sendes tilbage til Kulturudvalget.", "Teknisk Udvalg", ["referred"]),
        (
            "Sagen sendes tilbage til Kulturudvalget.",
            "Byrådet",
            ["referred", "to_be_presented_again"],
        ),
    ],
)
def test_a_part_is_put_off_and_a_peer_gives_nothing_back(
    text: str, body: str, expected: list[str]
) -> None:
    assert [one.value for one in interpret(text, body=body).outcomes] == expected


def test_what_a_party_would_have_liked_is_no_outcome() -> None:
    text = "Godkendt. Venstre ønskede sagen udsat."
    assert outcomes(text) == ["approved"]


@pytest.mark.parametrize("quote", ['"{}"', "»{}«", "”{}”", "“{}”"])
def test_a_remark_ends_where_its_quotation_does(quote: str) -> None:
    said = "C afgav følgende protokolbemærkning: " + quote.format("Vi ønsker sagen udsat.")
    found = interpret(f"{said} Indstillingen blev vedtaget.", body="Byrådet")
    assert found.outcome.value == "approved"
    assert [one.text for one in found.statements] == [said]


def test_a_quoted_remark_is_no_outcome() -> None:
    text = 'Godkendt. C ønskede ført til protokol: "Sagen burde være sendt i høring og udsat."'
    assert outcomes(text) == ["approved"]


@pytest.mark.parametrize(
    "text",
    [
        "Lotte Krog ønskede forslaget godkendt.",
        "Enhedslisten gav opbakning.",
        "Nogle sagde ja.",
        "Hegnet sættes op i maj.",
        "Vejret var dog dårligt.",
        "Vandet har trukket sig.",
        "Der skydes op til 300 dage om året.",
    ],
)
def test_what_others_or_other_things_do_is_no_outcome(text: str) -> None:
    assert outcomes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt. Vejret var dog dårligt.", ["approved"]),
        ("Godkendt. Beløbet nedsættes dog til 1 mio. kr.", ["approved_with_changes"]),
        ("Tiltrådt, dog udgår det sidste afsnit.", ["approved_with_changes"]),
        ("Godkendt, idet punkt 3 dog ikke godkendes.", ["approved_with_changes", "rejected"]),
        ("Oversendes til Byrådet, idet udvalget anbefaler, at planen vedtages.", ["recommended"]),
        ("Sendes til Økonomiudvalget, idet Ældrerådet anbefaler planen.", ["referred"]),
        ("Sendes til Økonomiudvalget, idet et flertal anbefaler planen.", ["recommended"]),
        ("Sendes til Byrådet, idet forvaltningen anbefaler planen.", ["referred"]),
        (
            "Sendes tilbage til Teknisk Udvalg, idet udvalget anbefaler model B.",
            ["referred", "to_be_presented_again"],
        ),
        ("Udvalget aftalte en ændring.", ["approved_with_changes"]),
        ("Naboerne aftalte en ændring.", ["decided"]),
        ("Som foreslået.", ["approved"]),
        ("Beslutning i overensstemmelse med indstillingen.", ["approved"]),
        ("Taget af dagsordenen, da sagen blev udsat.", ["taken_off_agenda", "deferred"]),
        ("Udvalget lader Kulturudvalget behandle sagen.", ["referred"]),
        ("Liste L tog sit forslag tilbage.", ["withdrawn"]),
        ("Yrsa Holm (V) var fraværende. Intet.", ["none"]),
        ("Intet. Yrsa Holm (V) havde lovligt forfald.", ["none"]),
    ],
)
def test_wordings_that_are_easily_taken_for_others(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der blev stemt om udsættelse. For stemte 5, imod stemte 14.", []),
        ("Der blev stemt om udsættelse. For stemte 14, imod stemte 5.", ["deferred"]),
        ("For at udsætte sagen stemte 5, imod stemte 14.", []),
        ("Der blev stemt om at udsætte sagen. For 5, imod 14. Godkendt.", ["approved"]),
    ],
)
def test_a_vote_on_putting_off_decides_whether_it_is_put_off(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected
    (vote,) = interpret(text).votes
    assert (vote.on, vote.carried) == ("procedure", expected == ["deferred"])


def test_who_took_no_part_leaves_the_case_treated() -> None:
    text = "Godkendt. Ida Holm (A) deltog ikke i behandlingen af sagen."
    assert outcomes(text) == ["approved"]


def test_a_body_that_prepares_recommends_with_its_yes_and_no() -> None:
    assert outcomes("Tiltrådt.", prepares=True) == ["recommended"]
    assert outcomes("Afvist.", prepares=True) == ["not_recommended"]


def test_evidence_is_cut_from_the_text_with_its_line() -> None:
    read = interpret("Udvalget drøftede planen.\nSagen udsættes til næste møde.")
    found = {one.outcome.value: (one.evidence, one.lines) for one in read.findings}
    assert found["deferred"] == ("Sagen udsættes til næste møde.", (2, 2))


# Points


def test_a_plain_yes_follows_every_point() -> None:
    assert fates("Indstillingen godkendt.") == [
        ("1", "as_recommended", "approved"),
        ("2", "as_recommended", "approved"),
        ("3", "as_recommended", "approved"),
    ]


def test_a_point_put_off_is_told_from_those_approved() -> None:
    assert fates("Ad 1 og 3: Godkendt. Ad 2: Udsættes.") == [
        ("1", "as_recommended", "approved"),
        ("2", "not_followed", "deferred"),
        ("3", "as_recommended", "approved"),
    ]


def test_the_short_word_before_a_point_can_have_a_stop() -> None:
    assert fates("Ad. 1 Anbefales\n\nAd. 2 Anbefales ikke\n\nAt 3 udsættes.") == [
        ("1", "as_recommended", "recommended"),
        ("2", "not_followed", "not_recommended"),
        ("3", "not_followed", "deferred"),
    ]


def test_a_number_of_children_is_no_point() -> None:
    (finding,) = interpret("At 10 børn får plads godkendes.").findings
    assert (finding.outcome.value, finding.point) == ("approved", None)


def test_a_point_that_nobody_speaks_of_is_not_stated() -> None:
    assert fates("Punkt 1 godkendt.") == [
        ("1", "as_recommended", "approved"),
        ("2", "not_stated", None),
        ("3", "not_stated", None),
    ]


def test_a_point_changed_in_a_sentence_of_its_own_leaves_the_others_as_recommended() -> None:
    assert fates("Punkt 1 og 3 godkendt. Punkt 2 blev ændret, så fristen er 1. maj.") == [
        ("1", "as_recommended", "approved"),
        ("2", "changed", "approved_with_changes"),
        ("3", "as_recommended", "approved"),
    ]


def test_a_point_approved_with_a_change_is_changed() -> None:
    text = "Pkt. 1 godkendt. Pkt. 2 godkendt med den ændring, at beløbet er 1 mio. kr."
    assert fates(text)[:2] == [
        ("1", "as_recommended", "approved"),
        ("2", "changed", "approved_with_changes"),
    ]


def test_points_can_have_letters() -> None:
    points = tuple(Recommendation(point, f"at {point}", (1, 1)) for point in "abc")
    read = interpret_in_item("Punkt a og b: Godkendt. c) Udsættes.", recommendations=points)
    assert [(one.point, one.fate) for one in read.points] == [
        ("a", "as_recommended"),
        ("b", "as_recommended"),
        ("c", "not_followed"),
    ]


def test_a_point_that_is_dropped_is_not_followed() -> None:
    assert fates("1) Godkendt. 2) Godkendt. 3) Punktet udgår.")[2] == (
        "3",
        "not_followed",
        "taken_off_agenda",
    )


def test_the_other_points_are_those_not_named() -> None:
    assert fates("Punkt 2 blev ikke godkendt. De øvrige punkter blev godkendt.") == [
        ("1", "as_recommended", "approved"),
        ("2", "not_followed", "rejected"),
        ("3", "as_recommended", "approved"),
    ]


# Hostile text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt. " * 50_000, "approved"),
        ("udsættes til næste møde " * 50_000, "deferred"),
        ("bla " * 250_000 + "Godkendt.", "approved"),
        ('"' * 50_001 + " Godkendt.", "approved"),
        ("«»" * 50_000 + " Godkendt.", "approved"),
        ("([" * 50_000, "none"),
        ("x" * 1_000_000, "unknown"),
        ("ikke " * 50_000, "unknown"),
        (", " * 50_000, "none"),
    ],
    ids=lambda value: value[:10],
)
def test_text_without_end_is_read_to_its_end(text: str, expected: str) -> None:
    assert interpret(text).outcome == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sagen blev " * 50_000, "unknown"),
        ("som bla, " * 50_000 + "udsættes til maj.", "deferred"),
        ("idet punkt 3 udgår, " * 5_000, "approved_with_changes"),
        ("Pkt. 1 godkendt. Pkt. 2 udsættes. " * 10_000, "approved"),
        ("Godkendt med den ændring, at prisen er 1 kr. " * 10_000, "approved_with_changes"),
        ("Udvalget godkendte, at sagen udsættes. " * 10_000, "deferred"),
        ("For stemte 3 (A, B). Imod stemte 2 (C). " * 5_000, "approved"),
        ("(" * 50_000 + "Godkendt." + ")" * 50_000, "unknown"),
    ],
    ids=lambda value: value[:10],
)
def test_a_phrase_that_never_ends_is_read_to_its_end(text: str, expected: str) -> None:
    assert interpret(text).outcome == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Å\nIntet.", "none"), ("Å\nGodkendt.\n Å ", "approved"), ("Å\n-", "none")],
)
def test_a_no_break_space_gone_wrong_says_nothing(text: str, outcome: str) -> None:
    assert outcomes(text) == [outcome]


@pytest.mark.parametrize("text", ["Godkendt på nær punkt 2.", "Godkendt med undtagelse af pkt. 2."])
def test_the_excepted_point_is_not_the_one_that_was_approved(text: str) -> None:
    assert [finding.point for finding in interpret(text).findings] == [None]
    assert fates(text) == [
        ("1", "as_recommended", "approved"),
        ("2", "changed", "approved_with_changes"),
        ("3", "as_recommended", "approved"),
    ]


@pytest.mark.parametrize(
    "text", ["1) godkendt 2) udsat", "1. godkendt 2. udsat", "1: Godkendt 2: Udsat"]
)
def test_points_without_a_mark_between_them_are_told_apart(text: str) -> None:
    found = [(finding.point, finding.outcome.value) for finding in interpret(text).findings]
    assert found == [("1", "approved"), ("2", "deferred")]


def test_a_range_of_letters_names_every_point_in_it() -> None:
    assert [finding.point for finding in interpret("A-C godkendt.").findings] == ["a", "b", "c"]


def test_outcomes_stand_in_the_order_of_the_text_and_the_weightiest_is_the_one_shown() -> None:
    said = interpret("Sagen blev drøftet og godkendt. Den forelægges igen i maj.")
    assert said.outcome.value == "approved"
    assert [one.value for one in said.outcomes] == [
        "discussed",
        "approved",
        "to_be_presented_again",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Punkt 2 udsættes, i øvrigt godkendt.", ["deferred", "approved"]),
        ("Punkt 2 udsættes. I øvrigt anbefales planen.", ["deferred", "recommended"]),
        ("Punkt 2 afvises, ellers godkendt.", ["rejected", "approved_with_changes"]),
        ("Taksten nedsættes, i øvrigt godkendt.", ["approved_with_changes"]),
    ],
)  # fmt: skip
def test_the_rest_is_approved_as_it_is_where_a_point_met_something_else(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text", ["Punkt 1-2 godkendt, punkt 3 taget af dagsordenen.",
             "Godkendt, idet punkt 3 tages af dagsordenen."]
)  # fmt: skip
def test_a_recommended_point_that_is_taken_off_is_no_other_item(text: str) -> None:
    read = interpret_in_item(text, recommendations=POINTS)
    assert (read.outcome.value, read.affects) == ("approved_with_changes", ())
    assert fates(text)[1:] == [
        ("2", "as_recommended", "approved"),
        ("3", "not_followed", "taken_off_agenda"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Økonomiudvalget anbefaler Byrådet, at sagen udsættes. Godkendt.", ["deferred"]),
        ("Økonomiudvalget anbefaler planen. Godkendt.", ["approved"]),
        ("Økonomiudvalget anbefaler planen.", ["recommended"]),
    ],
)
def test_what_is_recommended_to_a_council_is_decided_by_it(text: str, expected: list[str]) -> None:
    assert outcomes(text, body="Byrådet") == expected


@pytest.mark.parametrize(
    ("committee", "body", "expected"),
    [
        ("Kulturudvalget", "Byrådet", ["deferred"]),
        ("Teknisk Udvalg", "Byrådet", ["deferred"]),
        ("Udvalget for Teknik", "Byrådet", ["deferred"]),
        ("Børn- og Ungeudvalget", "Byrådet", ["deferred"]),
        ("Børneudvalget", "Børn- og Ungeudvalget", ["rejected", "deferred"]),
        ("Teknik- og Miljøudvalget", "Teknikudvalget", ["rejected", "deferred"]),
        ("Teknik- og Miljøudvalget", "TMU", ["rejected", "deferred"]),
        ("Kulturudvalget", "TMU", ["deferred"]),
        ("Børn- og Ungeudvalget", "Udvalget for Børn og Unge", ["rejected", "deferred"]),
    ],
)
def test_what_another_body_did_is_not_the_deciding_ones(
    committee: str, body: str, expected: list[str]
) -> None:
    assert outcomes(f"{committee} afviste planen.\n\nSagen blev udsat.", body=body) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Udvalget godkendte punkt 1 og 2, men ønsker punkt 3 forelagt igen.",
         ["approved", "approved", "to_be_presented_again"]),
        ("Første og andet punkt godkendt. Tredje punkt blev ikke godkendt.",
         ["approved", "approved", "rejected"]),
        ("De første to punkter godkendt. Tredje punkt afventer.",
         ["approved", "approved", "deferred"]),
        ("Ad 1 Tages til efterretning Ad 2 Godkendt Ad 3 Udsat", ["noted", "approved", "deferred"]),
    ],
)  # fmt: skip
def test_each_point_has_what_is_said_of_it(text: str, expected: list[str]) -> None:
    assert [outcome for *_, outcome in fates(text)] == expected


def test_a_choice_in_one_point_stands_beside_a_yes_to_the_others() -> None:
    assert outcomes("Ad 1: Udvalget valgte model B. Ad 2: Godkendt.") == ["decided", "approved"]
    assert outcomes("Udvalget valgte model B. Ad 2: Godkendt.") == ["approved"]


@pytest.mark.parametrize(
    "text", ["Udvalget når", "Udsat indtil", "Bliver", "Ad", "Udsat Ad", "1. Ja 2."]
)
def test_a_text_may_end_with_any_word(text: str) -> None:
    assert interpret(text).findings is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indstillingen blev ikke, som anbefalet af udvalget, godkendt.", ["rejected"]),
        ("Byrådet genoptog sagen og godkendte planen.", ["approved"]),
        ("Byrådet besluttede at genoptage sagen og afviste den.", ["rejected"]),
        ("Planen godkendt. Sagen genoptages i maj.", ["approved", "to_be_presented_again"]),
        ("Byrådet skal vedtage budgettet inden den 15. oktober.", []),
        ("Sagen sendes i høring, og inden den sendes til Byrådet, tælles der op.",
         ["sent_for_consultation"]),
    ],
)  # fmt: skip
def test_what_is_put_in_comes_first_or_comes_later_is_kept_apart(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Udvalgets holdning er, at planen godkendes.", ["approved"]),
        ("Udvalget besluttede, at støtten er for børn.", ["decided"]),
        ("Udvalget besluttede, at planen er for bred.", []),
        ("Regnskabet for bro 1 godkendt. Regnskabet for bro 2 udsat.", ["approved", "deferred"]),
        ("Vejen godkendt. Vejen udskydes til 2027.", ["approved"]),
    ],
)
def test_what_is_judged_or_built_later_is_not_what_was_decided(
    text: str, outcomes: list[str]
) -> None:
    assert [one.value for one in interpret(text).outcomes] == outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SF ønskede sagen udsat. Indstillingen fik ikke flertal.", ["rejected"]),
        ("Punktet nåedes ikke, og det blev nævnt, at klager afvises.", ["not_treated"]),
        ("9 stemte for udsættelse, 16 imod, men punkt 1-3: Godkendt.", ["approved"]),
        ("Venstre fandt planen god, og udvalget var ikke klar og udsatte den.", ["deferred"]),
        ("Planen blev ikke blot godkendt, men også rost.", ["approved"]),
        ("Formandskabet venter med sagen.", ["deferred"]),
        ("Orienteringen om, at klagen er afvist tages til efterretning.", ["noted"]),
        ("Sagen sendes til fornyet behandling.", ["to_be_presented_again"]),
        ("Sagen blev drøftet og godkendes ikke.", ["discussed", "rejected"]),
        (
            "Et flertal indstiller, at planen godkendes, og at sagen sendes tilbage.",
            ["recommended", "to_be_presented_again"],
        ),
    ],
)
def test_what_stands_beside_other_words_is_told_apart(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kun A afviser planen.",
        "Venstre og Enhedslisten anbefaler planen.",
        "Venstre ønsker en bedre belysning og sagen forelagt igen.",
    ],
)
def test_some_parties_alone_decide_nothing(text: str) -> None:
    assert outcomes(text) == []


def test_parties_with_commas_between_are_counted_one_by_one() -> None:
    assert outcomes("Venstre, Enhedslisten og SF anbefaler planen.") == ["recommended"]


def test_the_region_is_the_body_where_a_body_of_it_decides() -> None:
    assert outcomes("Regionen godkendte planen.", body="Regionsrådet") == ["approved"]
    assert outcomes("Regionen godkendte planen.", body="Byrådet") == []


def test_a_statement_that_goes_on_is_of_those_who_made_it() -> None:
    read = interpret("Godkendt. Venstre kan ikke støtte planen. Partiet ønsker en anden.")
    assert [one.by for one in read.statements] == [("Venstre",), ("Venstre",)]


@pytest.mark.parametrize(
    "text",
    [
        "Drøftet. Lone sikrer, at sagen kommer på igen i maj.",
        "Udvalget drøftede sagen. Forvaltningen sørger for, at den forelægges igen i maj.",
    ],
)
def test_what_somebody_sees_to_is_promised(text: str) -> None:
    read = interpret(text)
    assert [str(outcome) for outcome in read.outcomes] == ["discussed", "to_be_presented_again"]
    assert [(one.kind, one.due_text) for one in read.commitments] == [("re_presentation", "i maj")]


def test_what_somebody_sees_to_elsewhere_is_not_decided() -> None:
    assert outcomes("Drøftet. Anna sørger for, at planen godkendes.") == ["discussed"]


@pytest.mark.parametrize("opens", ["Der blev stemt om", "Formanden satte under afstemning"])
def test_a_question_put_to_the_vote_is_a_motion(opens: str) -> None:
    read = interpret(f"{opens}, om sagen skulle udsættes til mødet i marts. For stemte 7, imod 2.")
    assert [str(outcome) for outcome in read.outcomes] == ["deferred"]
    assert [one.due_text for one in read.commitments] == ["til mødet i marts"]
    assert [(vote.on, vote.carried) for vote in read.votes] == [("procedure", True)]


def test_what_was_withdrawn_before_the_meeting_is_withdrawn() -> None:
    text = "Ansøger har den 3. maj trukket sit ønske tilbage."
    assert outcomes(text, body="Erhvervsudvalget") == ["withdrawn"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drøftet. Planen fremlægges derefter for Miljøudvalget.", ["discussed", "referred"]),
        ("Godkendt. Sagen forelægges herefter Byrådet.", ["approved", "referred"]),
        (
            "Planen sendes i høring, hvorefter den forelægges Byrådet.",
            ["sent_for_consultation", "to_be_presented_again"],
        ),
        ("Godkendt. Sagen forelægges herefter udvalget.", ["approved", "to_be_presented_again"]),
    ],
)
def test_what_is_shown_to_a_named_body_next_goes_there(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Politikken blev godkendt. Ønsket om en bro var der ikke opbakning til.", ["approved"]),
        ("Planen anbefales. Et forslag om en omvej kan ikke anbefales.", ["recommended"]),
        ("Udvalget valgte model B. Der var ikke flertal for en ekstra bus.", ["decided"]),
        ("Forslaget om en bro var der ikke stemning for.", ["rejected"]),
        ("Habilitet blev godkendt. En bro var der ikke stemning for.", ["rejected"]),
        ("Udvalget støttede forslaget. Ved afstemningen var der ikke flertal.", ["rejected"]),
    ],
)
def test_a_no_to_something_else_leaves_the_yes(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anbefales. Handicaprådet fraråder belægningen.", ["recommended"]),
        (
            "Godkendt. Man ville dele salget, hvilket kommunens advokat fraråder.",
            ["approved"],
        ),
        ("Drøftet. Revisoren frarådede et lån.", ["discussed"]),
        ("Ældrerådet fraråder planen.", ["not_recommended"]),
        ("Planen blev drøftet, men udvalget fraråder den.", ["discussed", "not_recommended"]),
    ],
)
def test_what_others_advise_against_is_not_refused(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ændringsforslaget blev vedtaget. Den oprindelige indstilling bortfaldt derved.",
            ["approved_with_changes"],
        ),
        (
            "Ændringsforslaget blev vedtaget med 9 mod 8 stemmer. Dermed bortfaldt hovedforslaget.",
            ["approved_with_changes"],
        ),
        (
            "Punkt 1 godkendt med ændringer. Punkt 2 bortfalder.",
            ["approved_with_changes", "lapsed"],
        ),
        ("Sagen bortfaldt.", ["lapsed"]),
    ],
)
def test_what_an_amendment_takes_the_place_of_lapses_by_that(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vedtaget, hvorfor sagen går retur til 5. Afdeling til videre foranstaltning.",
            ["approved"],
        ),
        ("Godkendt. Sagen returneres til forvaltningen til effektuering.", ["approved"]),
        ("Sagen returneres til forvaltningen til ny beregning.", ["to_be_presented_again"]),
        (
            "Sagen går retur til forvaltningen med henblik på gennemførelse af en analyse.",
            ["to_be_presented_again"],
        ),
    ],
)
def test_what_goes_back_to_be_carried_out_does_not_come_again(
    text: str, expected: list[str]
) -> None:
    assert outcomes(text) == expected


def test_an_office_is_named_by_its_number() -> None:
    (again,) = interpret("Sagen går retur til 5. Afdeling til ny beregning.").findings
    assert again.evidence == "Sagen går retur til 5. Afdeling til ny beregning."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drøftet. Et par grupper henviste til drøftelserne i Skoleudvalget.", ["discussed"]),
        ("Godkendt. Udvalget henviste til den nye aftale med Regionen.", ["approved"]),
        ("Udvalget henviste sagen til behandling i Skoleudvalget.", ["referred"]),
        ("Et flertal henviste til Skoleudvalget.", ["referred"]),
    ],
)
def test_to_point_at_what_others_work_on_refers_nothing(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fremsendes til Byrådet, idet Magistraten anbefaler planen.", ["recommended"]),
        (
            "Oversendes til Byrådet, idet Teknisk Udvalg anbefaler, at vejen lukkes.",
            ["recommended"],
        ),
        ("Fremsendes til Byrådet, idet Ældrerådet anbefaler planen.", ["referred"]),
        ("Fremsendes til Byrådet, idet forvaltningen anbefaler planen.", ["referred"]),
    ],
)
def test_the_committee_that_sends_a_case_up_recommends_it(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt. En enkelt ville hellere have haft sagen udsat.", ["approved"]),
        ("Godkendt. Ida Holm havde helst haft den sendt i høring.", ["approved"]),
        ("Godkendt. Én ønskede sagen udsat.", ["approved"]),
        ("Udvalget har udsat sagen.", ["deferred"]),
    ],
)
def test_what_some_would_rather_have_had_is_a_wish(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Godkendt med rettelser i bilag 2: s. 4 udgår.",
        "Godkendt. Afsnit 3 i politikken udgår.",
        "Godkendt. Bilag 2 til sagen udgår.",
    ],
)
def test_a_part_of_a_paper_that_goes_leaves_the_agenda_as_it_is(text: str) -> None:
    assert outcomes(text) == ["approved_with_changes"]


def test_an_item_that_goes_is_taken_off() -> None:
    assert outcomes("Punkt 4 udgår.") == ["taken_off_agenda"]


def test_a_case_sent_to_the_body_just_named_is_promised_to_it() -> None:
    read = interpret(
        "Flertallet fandt, at den bør drøftes i Miljøudvalget, hvortil den blev sendt."
    )
    assert [one.value for one in read.outcomes] == ["referred"]
    assert [one.body for one in read.commitments] == ["Miljøudvalget"]
    assert outcomes("Projektet, hvortil der blev sendt tilskud i 2010, godkendes.") == ["approved"]
    for sent in ("det blev henvist", "forslaget straks blev henvist", "sagen blev oversendt"):
        text = f"Forslaget bør først drøftes i Miljøudvalget, hvortil {sent}."
        assert outcomes(text) == ["referred"]
    text = "Drøftet. Brevet gik til Miljøudvalget, hvortil det blev sendt."
    assert outcomes(text) == ["discussed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Efter afstemning om udsættelse (4 for, 15 imod) vedtoges planen.", ["approved"]),
        ("Efter afstemning om at sende planen i høring blev planen vedtaget.", ["approved"]),
        ("Efter afstemning om Venstres forslag om hjemvisning blev planen afvist.", ["rejected"]),
        ("Efter afstemning om forslaget om udsættelse blev forslaget forkastet.", []),
        ("Efter at have drøftet sagen valgte udvalget at købe huset.", ["discussed", "decided"]),
    ],
)
def test_what_follows_a_vote_on_another_motion_is_done(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Opbakning til idéen, men prisen afklares, inden planen kan sendes til Byrådet."
            " Sagen forelægges igen.",
            ["to_be_presented_again"],
        ),
        (
            "Opbakning til planen. Forvaltningen vender tilbage med en tidsplan.",
            ["approved", "to_be_presented_again"],
        ),
    ],
)
def test_backing_is_no_yes_where_the_case_cannot_go_on_yet(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget kan ikke tiltræde indstillingen, men giver i stedet et tilskud på 5.000 kr.",
        "Byrådet forkastede indstillingen, men godkendte i stedet en lejeaftale.",
    ],
)
def test_another_thing_than_the_recommendation_follows_no_point(text: str) -> None:
    assert {fate for _, fate, _ in fates(text)} <= {"changed", "not_followed"}


def test_a_change_of_one_point_leaves_the_yes_to_all() -> None:
    assert [
        fate for _, fate, _ in fates("Alle punkter godkendt med en tilføjelse til punkt 2.")
    ] == [
        "as_recommended",
        "changed",
        "as_recommended",
    ]
    assert fates("Punkt 1 godkendt med en rettelse af punkt 2.")[2][1] == "not_stated"
    assert fates("Punkt 1 godkendt. Punkt 2 faldt, idet kun V stemte for.")[1][1] == "not_followed"
