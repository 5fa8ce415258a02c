"""Votes: for, against, aside, on what, and whether it was carried; and what a minority said."""

from __future__ import annotations

from typing import Any

import pytest

from casetrack import interpret
from casetrack.records import Vote, VoteSide
from structured import labelled, meets, said

SIDES = ("for", "against", "abstained")


def vote(text: str) -> Vote:
    (found,) = interpret(text).votes
    return found


def statements(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, one.by) for one in interpret(text).statements]


def side_meets(wanted: Any, found: dict[str, Any]) -> bool:
    return wanted == "*" or all(meets(wanted[key], found[key]) for key in ("count", "who"))


@labelled("votes")
def test_votes_are_read_as_labelled(label: dict[str, Any]) -> None:
    found = said(label)["votes"]
    if "votes_note" in label:  # a further vote is free
        found = found[: len(label["votes"])]
    assert len(found) == len(label["votes"])
    for one, wanted in zip(found, label["votes"], strict=True):
        assert (one["on"], one["carried"]) == (wanted["on"], wanted["carried"])
        assert all(side_meets(wanted[side], one[side]) for side in SIDES)


@labelled("statements")
def test_statements_are_read_as_labelled(label: dict[str, Any]) -> None:
    found = said(label)["statements"]
    assert [one["kind"] for one in found] == [one["kind"] for one in label["statements"]]
    for one, wanted in zip(found, label["statements"], strict=True):
        assert len(one["by"]) == len(wanted["by"])
        assert all(name in by for name, by in zip(wanted["by"], one["by"], strict=True))


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Ja: 20. Nej: 3.", (20, 3, None)),
        ("Vedtaget med 8 for, 3 imod og 1 hverken for eller imod (B).", (8, 3, 1)),
        ("Af 25 afgivne stemmer var 9 for og 16 imod.", (9, 16, None)),
        ("Godkendt med 11 stemmer.", (11, None, None)),
        ("Vedtaget med otte stemmer, mens to undlod at stemme.", (8, None, 2)),
        ("Forslaget blev forkastet med 12 stemmer.", (None, 12, None)),
        ("Tiltrådt mod fem stemmer (V).", (None, 5, None)),
    ],
)
def test_the_sides_of_a_vote_are_told_in_many_ways(
    text: str, sides: tuple[int | None, ...]
) -> None:
    found = vote(text)
    assert (found.for_.count, found.against.count, found.abstained.count) == sides


def test_the_number_of_a_side_is_no_point() -> None:
    (found,) = interpret("For: 14. Imod: 9. Vedtaget.").findings
    assert found.point is None


def test_who_refrains_from_voting_is_named() -> None:
    assert vote("Tiltrådt. O afstod fra at stemme.").abstained.who == ("O",)


def test_numbers_of_both_sides_are_read() -> None:
    found = vote("Indstillingen blev vedtaget med 17 stemmer mod 4.")
    assert (found.for_.count, found.against.count) == (17, 4)
    assert (found.on, found.carried) == ("recommendation", True)


@pytest.mark.parametrize(
    ("text", "outcome", "sides"),
    [
        ("Forslaget fik 11 stemmer, mens 14 stemte imod.", "rejected", (11, 14)),
        ("To stemte for, fem imod.", "rejected", (2, 5)),
        ("Forslaget blev sat til afstemning. Kun to stemte for.", "rejected", (2, None)),
        ("Indstillingen fik 14 stemmer, og 11 stemte imod.", "approved", (14, 11)),
        ("For anbefaling stemte 4 (A, F). Imod stemte 3 (V, C).", "recommended", (4, 3)),
        ("For anbefaling stemte 4, og 3 stemte imod.", "recommended", (4, 3)),
        ("For afslag stemte 5, imod stemte 2.", "rejected", (5, 2)),
    ],
)
def test_a_vote_whose_result_nobody_wrote_comes_to_what_its_numbers_say(
    text: str, outcome: str, sides: tuple[int, int]
) -> None:
    found = vote(text)
    assert (found.for_.count, found.against.count) == sides
    assert interpret(text).outcome.value == outcome


def test_parties_stand_with_their_side() -> None:
    found = vote("For stemte A, C og F. Imod stemte V. Ø undlod at stemme. Godkendt.")
    assert found.for_.who == ("A", "C", "F")
    assert found.against.who == ("V",)
    assert found.abstained.who == ("Ø",)
    found = vote("Godkendt. For: Venstre og SF. Imod: Alternativet.")
    assert (found.for_.who, found.against.who) == (("Venstre", "SF"), ("Alternativet",))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Godkendt. LA, DF og V stemte imod.", ("LA", "DF", "V")),
        ("9 stemte for: A og F. 6 stemte imod: V og C.", ("V", "C")),
        ("3 stemte for forslaget (A), 6 stemte imod forslaget (V, C).", ("V", "C")),
        ("Godkendt med 6 stemmer mod 3, idet V og C stemte imod.", ("V", "C")),
        ("Godkendt mod Venstres og Enhedslistens stemmer.", ("Venstre", "Enhedslisten")),
        ("Ændringsforslag fra V blev godkendt med 6 stemmer mod 3.", ()),
        ("Godkendt. Ib Krag og Lis Toft stemte imod.", ("Ib Krag", "Lis Toft")),
        ("Godkendt. Løsgænger Ib Krag stemte imod.", ("Ib Krag",)),
        ("For: A (9). Imod: I (2). Godkendt.", ("I",)),
        ("Godkendt mod stemmerne fra O og Ib Krag.", ("O", "Ib Krag")),
        ("Anbefales med V og C imod.", ("V", "C")),
        ("Indstillingen godkendt, idet I stemte imod.", ("I",)),
        ("Imod stemte O og D. Enhedslisten begærede ført til protokol: Nej tak.", ("O", "D")),
    ],
)
def test_all_who_voted_are_named(text: str, who: tuple[str, ...]) -> None:
    assert vote(text).against.who == who


def test_the_number_of_a_point_is_no_number_of_votes() -> None:
    found = vote("Ved afstemning om punkt 1 stemte 9 for og 12 imod.")
    assert (found.for_.count, found.against.count) == (9, 12)


def test_a_vote_headed_by_the_recommendation_is_on_it() -> None:
    found = interpret(
        "Ændringsforslag (V): For stemte 5. Imod stemte 9. Indstillingen: For stemte 9. Vedtaget."
    ).votes
    assert [one.on for one in found] == ["amendment", "recommendation"]


@pytest.mark.parametrize(
    "motion",
    [
        "V foreslog sagen udsat. Forslaget faldt med 4 stemmer mod 15.",
        "V foreslog sagen udsat. 4 stemte for forslaget, og 15 stemte imod.",
        "V foreslog sagen udsat. For stemte V. Imod stemte A og C. Forslaget blev ikke vedtaget.",
    ],
)
@pytest.mark.parametrize(
    "main",
    [
        "For stemte A og F (12). Imod stemte V (7). Indstillingen er dermed godkendt.",
        "12 stemte for, 7 imod. Indstillingen blev vedtaget.",
        "Godkendt. V stemte imod.",
    ],
)
def test_the_vote_after_that_on_a_motion_is_on_the_recommendation(motion: str, main: str) -> None:
    first, second = interpret(f"{motion} {main}").votes
    assert (first.on, first.carried) == ("procedure", False)
    assert (second.on, second.carried) == ("recommendation", True)


def test_an_amendment_that_drops_a_point_stays_one() -> None:
    found = vote("V stillede ændringsforslag om, at punkt 3 udgår. For stemte 4, imod 9. Godkendt.")
    assert (found.on, found.carried) == ("amendment", False)


def test_who_stood_aside_is_counted_and_named() -> None:
    aside = VoteSide(1, ("Ø",))
    assert vote("9 stemte for. 1 undlod at stemme: Ø.").abstained == aside
    assert vote("9 stemte for, og 1 medlem undlod at stemme (Ø).").abstained == aside


def test_who_is_named_in_a_remark_did_not_make_it() -> None:
    text = 'Godkendt. V afgav følgende protokolbemærkning: "Alternativet tager fejl."'
    assert statements(text) == [("remark", ("V",))]


def test_what_a_minority_cannot_do_is_not_what_the_vote_came_to() -> None:
    text = "Et flertal (A og F) anbefaler planen. Et mindretal (V) kan ikke anbefale den"
    assert vote(f"{text}.").carried is True
    assert interpret(f"{text} og ønsker den udsat.").outcomes == ("recommended",)
    assert vote("Et flertal (V og C) kan ikke anbefale planen.").carried is False


def test_those_named_below_a_side_belong_to_it() -> None:
    found = vote("For stemte:\nIb Krag\nLis Toft\n\nImod:\nV, C (4)\n\nGodkendt.")
    assert (found.for_.who, found.against) == (("Ib Krag", "Lis Toft"), VoteSide(4, ("V", "C")))
    assert found.lines == (1, 6)
    assert interpret("Imod stemte:\n\nGodkendt.").votes == ()


def test_numbers_settle_what_no_word_does() -> None:
    read = interpret("For stemte 9. Imod stemte 12.")
    assert read.votes[0].carried is False
    assert read.outcome == "rejected"


def test_a_vote_to_put_off_is_one_on_procedure() -> None:
    found = vote(
        "V foreslog sagen udsat. For stemte 5, imod stemte 14. Sagen blev ikke udsat. Godkendt."
    )
    assert (found.on, found.carried) == ("procedure", False)


def test_a_vote_on_an_amendment_is_not_one_on_the_recommendation() -> None:
    found = vote("For ændringsforslaget stemte 3, imod stemte 16. Indstillingen blev godkendt.")
    assert (found.on, found.carried) == ("amendment", False)


def test_a_vote_has_the_words_and_lines_it_rests_on() -> None:
    found = vote("Godkendt.\n\nFor stemte 9. Imod stemte 2.")
    assert found.evidence == "For stemte 9. Imod stemte 2."
    assert found.lines == (3, 3)


def test_no_vote_is_none() -> None:
    assert interpret("Godkendt.").votes == ()


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("Godkendt. Ø kan ikke tiltræde indstillingen.", "minority", ("Ø",)),
        ("Anbefales. V tager forbehold.", "reservation", ("V",)),
        ("Anbefales. V afventer til Byrådet.", "reservation", ("V",)),
        ("Godkendt. V ønskede protokolleret: Prisen er for høj.", "remark", ("V",)),
        ("Flertallet anbefaler planen. Mindretallet (V) anbefaler den ikke.", "minority", ("V",)),
        ("Forkastet. Et mindretal (A og F) anbefalede planen.", "minority", ("A", "F")),
        ("Godkendt. C ønskede ført til protokol, at prisen er for høj.", "remark", ("C",)),
    ],
)
def test_a_statement_has_its_kind_and_who_made_it(
    text: str, kind: str, by: tuple[str, ...]
) -> None:
    assert statements(text) == [(kind, by)]


def test_where_both_sides_are_named_the_minority_is_who_lost() -> None:
    assert statements("For stemte A og F (15), imod stemte V (4).") == [("minority", ("V",))]
    assert statements("For stemte A (4), imod stemte V og C (15).") == [("minority", ("A",))]


def test_the_words_beside_a_vote_tell_whether_it_was_carried() -> None:
    assert vote("Forslaget blev vedtaget. Mod stemte V (3).").carried is True
    assert vote("Indstillingen blev forkastet. For stemte Ø.").carried is False
    assert vote("Et flertal bestående af A og B stemte forslaget ned.").carried is False
    assert vote("Flertallet stemte indstillingen ned.").carried is False
    assert vote("Flertallet stemte for forslaget.").carried is True
    assert vote("Godkendt af et flertal, imod stemte V.").carried is True
    assert vote("Anbefales af flertallet, idet V stemte imod.").carried is True
    assert vote("Et flertal er imod.").carried is False


def test_i_is_a_party_where_a_verb_follows() -> None:
    assert statements("Anbefales. I stemmer imod.") == [("minority", ("I",))]
    assert statements("Anbefales. I kan ikke støtte planen.") == [("minority", ("I",))]
    assert statements("Anbefales. I går var der møde.") == []


def test_a_minority_is_the_people_it_is_made_up_of() -> None:
    assert statements("Et mindretal bestående af Ida Holm og Bo Lund ønskede sagen udsat.") == [
        ("minority", ("Ida Holm", "Bo Lund"))
    ]
    assert statements("Mindretallet (V) ønskede sagen udsat.") == [("minority", ("V",))]
    assert statements("Et mindretal, Ida Holm, foreslog sagen udsat.") == [
        ("minority", ("Ida Holm",))
    ]


def test_what_cannot_be_supported_is_no_minority() -> None:
    assert statements("Store Bjerg kan ikke anbefales som placering.") == []


def test_members_who_can_come_are_no_vote() -> None:
    assert interpret("To medlemmer kunne ikke deltage i mødet. Planen blev godkendt.").votes == ()


def test_parties_of_earlier_councils_are_known() -> None:
    who = ("Socialistisk Folkeparti",)
    assert statements("Socialistisk Folkeparti ønskede sagen udsat.") == [("minority", who)]
    text = 'Socialistisk Folkeparti ønskede tilført beslutningsprotokollen: "Nej tak."'
    assert statements(text) == [("remark", who)]
    assert statements("Kristendemokraterne kan ikke støtte planen.") == [
        ("minority", ("Kristendemokraterne",))
    ]


def test_who_moved_it_is_no_minority_by_wishing_it() -> None:
    assert statements("Forslagsstilleren ønskede en beslutning i aften.") == []
    assert statements("Forslagsstilleren stemte imod.") == [("minority", ())]


def test_that_nobody_was_against_is_a_number() -> None:
    found = vote("16 stemte for, ingen imod, og 9 undlod.")
    assert (found.for_.count, found.against.count, found.carried) == (16, 0, True)
    assert vote("Ingen stemte for.").for_.count == 0


def test_of_two_sides_without_a_result_neither_is_the_minority() -> None:
    assert statements("For stemte A og V, imod stemte O, mens B undlod at stemme.") == []


def test_blank_votes_are_those_who_abstained() -> None:
    found = vote("Godkendt med 6 stemmer for, 2 stemmer imod og 1 blank.")
    assert (found.for_.count, found.against.count, found.abstained.count) == (6, 2, 1)


def test_a_side_of_several_parties_counts_their_members_together() -> None:
    found = vote("Et flertal bestående af A (7), F (2) og B (1) godkendte indstillingen.")
    assert (found.for_.count, found.for_.who) == (10, ("A", "F", "B"))


def test_a_list_is_named_once_among_those_who_voted() -> None:
    found = vote("Vedtaget med 19 stemmer for og 6 imod. Imod stemte Venstre og Liste K.")
    assert found.against.who == ("Venstre", "K")


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "Venstre, Det Konservative Folkeparti og Radikale Venstre stemte imod.",
            ("Venstre", "Konservative Folkeparti", "Radikale Venstre"),
        ),
        ("Imod stemte Havnelisten, Liste H og Gruppe Ø.", ("Havnelisten", "H", "Ø")),
    ],
)
def test_a_party_is_named_once_however_it_is_printed(words: str, who: tuple[str, ...]) -> None:
    assert interpret(f"Vedtaget. {words}").votes[0].against.who == who


def test_lines_that_name_the_sides_of_a_counted_vote_are_the_same_vote() -> None:
    found = vote("Vedtaget med 12 stemmer imod 7.\nFor stemte: A og F.\nImod stemte: B og V.")
    assert (found.for_.count, found.for_.who) == (12, ("A", "F"))
    assert (found.against.count, found.against.who) == (7, ("B", "V"))
    assert found.carried is True


def test_lines_that_name_the_sides_of_an_amendment_are_its_vote() -> None:
    lost, carried = interpret(
        "Ændringsforslaget blev forkastet med 12 stemmer imod 7. 2 undlod.\n\nFor stemte: B.\n\n"
        "Imod stemte: A.\n\nIndstillingen blev herefter godkendt med 12 stemmer imod 9.\n\n"
        "For stemte: A.\n\nImod stemte: B."
    ).votes
    assert (lost.on, lost.carried) == ("amendment", False)
    assert (lost.for_.who, lost.against.who, lost.abstained.count) == (("B",), ("A",), 2)
    assert (carried.on, carried.carried) == ("recommendation", True)
    assert (carried.for_.who, carried.against.who) == (("A",), ("B",))


@pytest.mark.parametrize("between", ["\n", "\n\n\n"])
def test_particles_and_initials_belong_to_the_names_of_those_who_voted(between: str) -> None:
    found = vote(
        f"For: 3 (Carl de Wit (C), Dan E. Krog (O), Eva Lund (A)){between}Imod: 1 (Ib von Bech (B))"
    )
    assert found.for_.who == ("Carl de Wit", "Dan E. Krog", "Eva Lund")
    assert found.against.who == ("Ib von Bech",)


def test_a_name_can_begin_with_an_initial() -> None:
    found = vote("E. Krog (O) og Dan E. Lund (V) stemte for. Eva von Holm (A) stemte imod.")
    assert (found.for_.who, found.against.who) == (("E. Krog", "Dan E. Lund"), ("Eva von Holm",))


def test_the_letter_of_a_list_is_no_initial() -> None:
    found = vote("Godkendt. Imod stemte Liste E. Krog (O) var glad.")
    assert found.against.who == ("E",)


@pytest.mark.parametrize(
    ("result", "carried"),
    [("Forslaget faldt dermed.", False), ("Forslaget blev dermed vedtaget.", True)],
)
@pytest.mark.parametrize("before", ["", "Venstre bad om afstemning om at åbne sag 14.\n\n"])
def test_the_line_below_a_vote_tells_whether_it_was_carried(
    before: str, result: str, carried: bool
) -> None:
    found = vote(f"{before}For stemte: V.\n\nImod stemte: A, B.\n\n{result}")
    assert found.carried is carried
    assert (found.for_.who, found.against.who) == (("V",), ("A", "B"))


def test_groups_that_are_listed_as_for_are_all_of_them_for() -> None:
    found = vote("For: Gruppe A, F og V. Imod: Gruppe Ø.")
    assert (found.for_.who, found.against.who) == (("A", "F", "V"), ("Ø",))
    assert interpret("Godkendt. Ansvarlig for: A.").votes == ()
    assert interpret("Gebyr for godkendelse: 300 kr.").votes == ()
    assert interpret("Taler imod forslaget: Ida Holm (V).").votes == ()


def test_those_who_voted_can_stand_in_brackets_after_their_group() -> None:
    found = vote("For stemte: Gruppe A (Eva Lund, Dan E. Krog). Imod stemte: Carl de Wit.")
    assert found.for_.who == ("A", "Eva Lund", "Dan E. Krog")
    assert found.against.who == ("Carl de Wit",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skal sagen udsættes? Vedtaget med 9 stemmer mod 4.", "deferred"),
        ("Spørgsmålet om udsættelse blev sat under afstemning. 16 stemte for, 9 imod.", "deferred"),
        ("9 stemte for udsættelse, 16 imod. Indstillingen godkendt.", "approved"),
        ("V foreslog sagen udsat. Indstillingen vedtaget med 9 stemmer mod 4.", "approved"),
        ("Afstemningen om udsættelse gav 7 for og 12 imod. Forslaget blev vedtaget.", "approved"),
    ],
)  # fmt: skip
def test_a_vote_is_on_the_motion_or_on_the_matter(text: str, expected: str) -> None:
    assert [one.value for one in interpret(text).outcomes] == [expected]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Godkendt. Protokolbemærkning fra Ø: Vi afviser planen.", "Ø"),
        ("Godkendt. Til protokollen fra Venstre: Sagen udsættes.", "Venstre"),
        ("Godkendt. SF's mindretalsudtalelse: Planen afvises.", "SF"),
        ("Godkendt med protokolbemærkning fra Bo Lind (C): Vi afviser planen.", "Bo Lind"),
    ],
)
def test_what_stands_below_the_heading_of_a_remark_is_theirs(text: str, by: str) -> None:
    assert [one.value for one in interpret(text).outcomes] == ["approved"]
    assert statements(text) == [("remark", (by,))]


def test_the_letter_of_a_line_or_a_model_is_no_party() -> None:
    assert vote("Linje C blev stemt ned, idet kun O stemte for.").for_ == VoteSide(None, ("O",))
    assert vote("A stemte for etape B. C stemte imod.").for_ == VoteSide(None, ("A",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Holm kan ikke tiltræde indstillingen.", [("minority", ("Ida Holm",))]),
        ("Udvalgsmedlem Ida Holm stemmer imod punkt 1.", [("minority", ("Ida Holm",))]),
        ("Bo Bak, Ida Holm og Per von Krag er uenige.",
         [("minority", ("Bo Bak", "Ida Holm", "Per von Krag"))]),
        ("Formand Ida Holm tog forbehold.", [("reservation", ("Ida Holm",))]),
        ("Ida Holm kunne ikke deltage.", []),
        ("Nordre Skole kan ikke støtte planen.", []),
        ("Udvalget tog forbehold for prisen.", []),
    ],
)  # fmt: skip
def test_a_person_without_a_party_may_state_something(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert statements(f"Godkendt. {text}") == expected
    assert interpret(f"Godkendt. {text}").outcomes == ("approved",)


def test_so_many_members_who_recommend_stand_on_a_side() -> None:
    found = vote("4 medlemmer (A, F) anbefaler planen. 3 medlemmer (V) kan ikke anbefale den.")
    assert (found.for_, found.against) == (VoteSide(4, ("A", "F")), VoteSide(3, ("V",)))
    found = vote("Fire medlemmer (A) tiltrådte. Tre medlemmer (V) stemte imod, da prisen er høj.")
    assert (found.for_, found.against) == (VoteSide(4, ("A",)), VoteSide(3, ("V",)))
    for text in ("Udvalget udpegede 4 medlemmer (A og V).", "Alle medlemmer anbefaler planen."):
        assert interpret(text).votes == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 medlemmer (A, C) anbefaler. 2 medlemmer (O, Ø) kan ikke anbefale.", ("O", "Ø")),
        ("5 medlemmer (A, C) anbefaler. 2 medlemmer (V) stemte imod.", ("V",)),
        ("Et flertal (V, C og O) kan ikke anbefale planen. A og F anbefaler den.", ("A", "F")),
        ("Et flertal (A, B, C) anbefaler model 1. V anbefaler model 2.", ("V",)),
        ("Anbefalet med 6 stemmer imod 2. Mindretallet (Ida Holm, Bo Bak) stemte imod.",
         ("Ida Holm", "Bo Bak")),
    ],
)  # fmt: skip
def test_what_the_fewer_said_is_the_minoritys(text: str, expected: tuple[str, ...]) -> None:
    assert statements(text) == [("minority", expected)]


def test_a_minority_that_would_put_off_does_not_make_the_vote_one_on_that() -> None:
    text = "Anbefalet med 6 stemmer imod 2. Mindretallet ville udsætte sagen til april."
    assert vote(text).on == "recommendation"
    assert statements("Et flertal (A, B) stemte for. V bemærkede, at prisen er høj.") == []
