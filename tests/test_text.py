"""Bytes become lines: decoded, cleaned within each line, and none joined, split or dropped."""

from __future__ import annotations

import hashlib

import pytest

from casetrack.reading.text import decode, from_text

DANISH = "Økonomiudvalget: Godkendt på mødet.\nÆndret."


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),  # the same bytes for every Danish letter
        ("utf-16", "utf-16"),
    ],
)
def test_danish_letters_are_read_in_every_encoding(encoding: str, name: str) -> None:
    read = decode(DANISH.encode(encoding))
    assert read.lines == ("Økonomiudvalget: Godkendt på mødet.", "Ændret.")
    assert (read.encoding, read.binary, read.damaged) == (name, False, 0)


def test_utf_16_is_read_by_its_mark_in_either_byte_order() -> None:
    assert decode(b"\xff\xfe" + "Mødet\n".encode("utf-16-le")).lines == ("Mødet",)
    assert decode(b"\xfe\xff" + "Mødet\n".encode("utf-16-be")).lines == ("Mødet",)


def test_windows_dashes_and_quotes_are_read() -> None:
    assert decode("Møde – “kort”".encode("cp1252")).lines == ("Møde – “kort”",)


def test_a_byte_that_windows_1252_lacks_makes_a_file_latin_1() -> None:
    read = decode(b"M\xf8de \x81")
    assert read.encoding == "latin-1"
    assert read.lines == ("Møde \x81",)


def test_utf_8_with_a_few_broken_bytes_stays_utf_8_and_counts_them() -> None:
    read = decode("Økonomiudvalget på mødet".encode() + b" \xff.")
    assert read.encoding == "utf-8"
    assert read.lines == ("Økonomiudvalget på mødet \ufffd.",)
    assert read.damaged == 1


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"PK\x03\x04\x00\x00" * 9, "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    ],
)
def test_a_binary_file_has_no_lines(data: bytes, kind: str) -> None:
    read = decode(data)
    assert read.binary
    assert (read.lines, read.encoding) == ((), kind)


def test_a_null_byte_in_a_long_text_is_damage_and_no_sign_of_a_binary_file() -> None:
    read = decode("Møde\x00 i Byrådet\n".encode() + b"Godkendt. " * 10)
    assert not read.binary
    assert read.lines[0] == "Møde\ufffd i Byrådet"


def test_an_empty_file_has_no_lines_and_is_not_binary() -> None:
    read = decode(b"")
    assert (read.lines, read.binary) == ((), False)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way_and_blank_ones_count(ending: str) -> None:
    text = ending.join(["Punkt 1", "", "Skole", ""])
    assert decode(text.encode()).lines == ("Punkt 1", "", "Skole")
    assert from_text(text).lines == ("Punkt 1", "", "Skole")


def test_endings_of_several_kinds_stand_in_one_file() -> None:
    assert from_text("a\r\nb\nc\rd").lines == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("\ufeffReferat", "Referat"),
        ("kl.\u00a009:30", "kl. 09:30"),
        ("22\u202f/\u200921670", "22 / 21670"),
        ("Byrå\u00addet", "Byrådet"),
        ("By\u200brådet", "Byrådet"),
        ("side 2\x0cside 3", "side 2 side 3"),
        ("a\u2028b\u2029c\x85d\x0be", "a b c d e"),
        ("den 14\u201104\u20102015", "den 14-04-2015"),
        ("Bya\u030arhus A\u030aby", "Byårhus Åby"),
    ],
)
def test_what_looks_like_a_blank_a_hyphen_or_nothing_is_cleaned_within_its_line(
    printed: str, read: str
) -> None:
    assert from_text(printed).lines == (read,)


def test_two_blanks_between_words_are_one() -> None:
    assert from_text("Beslutning  Teknik-  og  Byudvalget").lines == (
        "Beslutning Teknik- og Byudvalget",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Sted   Rådhuset",  # columns
        "Ida Holm  Bo Lind",  # two columns of names
        "B u d g e t  2 0 0 3",  # letters set apart
        "  indented, and a break of Markdown  ",
    ],
)
def test_blanks_that_tell_something_are_kept(line: str) -> None:
    assert from_text(line).lines == (line,)


def test_half_a_surrogate_pair_is_damage() -> None:
    assert from_text("Sag \ud835 \U0001d400").lines == ("Sag \ufffd \U0001d400",)
    assert from_text("Sag \ud835\udc00").lines == ("Sag \U0001d400",)


def test_no_word_is_rewritten() -> None:
    damaged = "ÅU drøftede <p>planen</p> ? Ã¸"
    assert from_text(damaged).lines == (damaged,)


def test_the_digest_is_of_the_bytes_as_given() -> None:
    data = "\ufeffMøde\r\n".encode()
    assert decode(data).sha256 == hashlib.sha256(data).hexdigest()
    assert from_text("Møde").sha256 == decode("Møde".encode()).sha256


def test_the_path_is_kept() -> None:
    assert decode(b"x", path="a/b.txt").path == "a/b.txt"
    assert from_text("x").path is None
