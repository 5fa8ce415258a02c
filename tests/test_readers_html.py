"""What the HTML reader makes of a page: lines, lists, tables, what is not shown, bad pages."""

from __future__ import annotations

import hashlib
import tracemalloc

import pytest

from casetrack.readers import Unreadable, read_bytes
from casetrack.reading.parsing import parse_source
from casetrack.reading.text import SourceText
from setting import HEADINGS


def source(page: str | bytes) -> SourceText:
    return read_bytes(page.encode("utf-8") if isinstance(page, str) else page, ".html", "a.html")


def lines(page: str | bytes) -> list[str]:
    return list(source(page).lines)


def test_paragraphs_and_headings_are_lines_apart() -> None:
    page = "<h2>Beslutning</h2><p>Godkendt.</p><p>To\n  linjer <b>i</b>\n\tkilden.</p>"
    assert lines(page) == ["Beslutning", "", "Godkendt.", "", "To linjer i kilden."]


def test_the_levels_of_headings_are_known_and_part_items() -> None:
    page = (
        "<title>Skovby Kommune</title><h1>Referat Byrådet d. 16-01-2023</h1><h2>1. Ny bro</h2>"
        "<h3>Beslutning</h3><p>Godkendt.</p><h2>Orientering om havnen</h2><h3>Beslutning</h3>"
        "<p>Udsat.</p><table><tr><td><h2>Kort</h2></td></tr></table>"
    )
    read = source(page)
    assert tuple((read.lines[line], level) for line, level in read.levels) == HEADINGS
    items = parse_source(read).items
    assert [(one.title, one.decisions[0].outcome) for one in items] == [
        ("Ny bro", "approved"), ("Orientering om havnen", "deferred"),
    ]  # fmt: skip


def items(page: str) -> list[tuple[str | None, str | None]]:
    return [(one.number, one.title) for one in parse_source(source(page)).items]


def test_headings_over_parts_are_items_whatever_leads_to_the_parts() -> None:
    leads = "<p>Byrådet skal tage stilling.</p>" * 4 + "<h3>Indstilling</h3><p>At der bygges.</p>"
    page = f"<h1>Byrådet 16-01-2023</h1><h2>Ny bro</h2>{leads}<h3>Beslutning</h3><p>Udsat.</p>"
    more = f"<h2>Ny hal</h2><p>Sagsnr. 23/7</p>{leads}<h3>Beslutning</h3><p>Udsat.</p><h2>Evt.</h2>"
    assert items(page + more) == [(None, "Ny bro"), (None, "Ny hal"), (None, "Evt.")]
    above = f"<h1>Byrådet 16-01-2023</h1><p>Sagsnr. 23/6</p><h2>Bro</h2>{leads}" + more
    above = above.replace("<h2>Ny hal</h2><p>Sagsnr. 23/7</p>", "<p>Sagsnr. 23/7</p><h2>Hal</h2>")
    assert items(above)[:2] == [(None, "Bro"), (None, "Hal")]
    assert [one.case_number for one in parse_source(source(above)).items][:2] == ["23/6", "23/7"]
    numbered = page.replace("Ny bro", "7. Ny bro")
    assert items(numbered) == [("7", "Ny bro")]


def test_a_list_of_attachments_can_be_set_as_an_item_and_a_standing_title_lower() -> None:
    decided = "<h3>Beslutning</h3><p>Godkendt.</p>"
    page = f"<h2>Ny bro</h2>{decided}<h2>Ny hal</h2>{decided}<h2>Meddelelser</h2>"
    page += f"<h3>Orientering fra formanden</h3><p>Tekst.</p>{decided}<h2>Bilagsliste</h2>Kort"
    assert items(page) == [(None, "Ny bro"), (None, "Ny hal"), (None, "Meddelelser")]


def test_a_heading_goes_on_with_no_numbered_list() -> None:
    page = (
        "<h2>1. Ny bro</h2><h3>Beslutning</h3><p>Godkendt.</p><h2>2. Ny hal</h2>"
        "<h3>Beslutning</h3><ol><li>Godkendt.</li><li>Udsat.</li></ol><h2>3. Ny vej</h2>"
    )
    assert items(page) == [("1", "Ny bro"), ("2", "Ny hal"), ("3", "Ny vej")]


@pytest.mark.parametrize(
    "page",
    [
        '<img alt="Logo for Faxe Kommune"><p>Godkendt.</p>',
        "<p>Godkendt.</p><footer><p>Faxe Kommune, Torvet 1</p><a>Job</a></footer>",
        "<svg><title>Faxe Kommune</title></svg><nav><a>Job</a></nav><p>Godkendt.</p>",
        '<a aria-label="Faxe Kommune, forside"></a><nav>Faxe Kommune</nav><p>Godkendt.</p>',
    ],
)
def test_a_logo_a_menu_or_the_foot_of_the_site_tells_whose_page_it_is(page: str) -> None:
    assert lines(page) == ["Faxe Kommune", "", "Godkendt."]
    assert lines(f"<p>Køge Kommune</p>{page}") == ["Køge Kommune", "", "Godkendt."]
    assert lines(f"<p>Region Sjælland</p>{page}")[0] == "Region Sjælland"


@pytest.mark.parametrize(
    "page",
    [
        '<img alt="Faxe Kommune"><img alt="Køge Kommune"><p>Godkendt.</p>',
        '<main><img alt="Faxe Kommune, kort"><p>Godkendt.</p></main>',
    ],
)
def test_two_municipalities_and_a_picture_of_the_text_name_no_owner(page: str) -> None:
    assert lines(page) == ["Godkendt."]


def test_divs_and_breaks_are_lines_without_a_blank_one_between() -> None:
    page = "<div>Afbud</div><div>Ole Holm</div>En<br>To<br><br>Tre"
    assert lines(page) == ["Afbud", "Ole Holm", "En", "To", "", "Tre"]


def test_ends_that_html_lets_out_are_no_matter() -> None:
    page = "<p>En<p>To<ul><li>a<li>b</ul><p>Tre"
    assert lines(page) == ["En", "", "To", "", "- a", "- b", "", "Tre"]


def test_list_items_get_the_mark_a_browser_shows() -> None:
    page = '<ol start="3"><li>at en</li><li>at to<ul><li>under</li></ul></li><li value="9">ni</ol>'
    assert lines(page) == ["3. at en", "4. at to", "  - under", "9. ni"]


def test_an_item_that_prints_its_own_mark_gets_no_other() -> None:
    assert lines("<ul><li>1. at en<li>- at to<li></ul>") == ["1. at en", "- at to"]


def test_an_agenda_set_as_a_list_of_headings_has_plain_headings() -> None:
    page = "<ul><li><h2>1. Budget</h2><p>Tekst.</p></li></ul>"
    assert lines(page) == ["1. Budget", "", "Tekst."]


def test_the_word_of_a_part_that_heads_its_list_item_has_no_mark() -> None:
    page = "<ul><li><b>Beslutning</b><p>Udsat.</p></li><li>Bilag<ul><li>Kort</li></ul></li></ul>"
    assert lines(page) == ["Beslutning", "", "Udsat.", "Bilag", "  - Kort"]
    assert lines("<ul><li>Økonomi<li>Jura</li></ul>") == ["- Økonomi", "- Jura"]
    assert lines("<ul><li>Til skoler:<p>To</p></li></ul>") == ["- Til skoler:", "", "To"]


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("<td>Dato:</td><td>16-01-2023</td>", "Dato: 16-01-2023"),
        ("<th>Dato</th><td>16-01-2023</td>", "Dato: 16-01-2023"),
        ("<td>3.</td><td>Budget</td>", "3. Budget"),
        ("<td>Anlæg</td><td></td><td>6,4</td>", "Anlæg | 6,4"),
        ("<th>Navn</th><th>Parti</th>", "Navn | Parti"),
    ],
)
def test_a_table_row_is_a_line(row: str, line: str) -> None:
    assert lines(f"<table><tr>{row}</tr></table>") == [line]


def test_a_row_can_be_a_part_of_an_item_its_word_beside_what_it_says() -> None:
    rows = ["Sagsfremstilling<td>Broen er nedslidt.<br>Den lukkes.", "Beslutning<td>Godkendt"]
    page = "<table>" + "".join(f"<tr><td>{row}" for row in rows)
    assert lines(page) == [
        "Sagsfremstilling", "Broen er nedslidt.", "Den lukkes.", "Beslutning", "Godkendt",
    ]  # fmt: skip
    heads = "<table><tr><th>Beslutning<th>Ansvarlig<tr><td>Økonomi<td>3 mio. kr."
    assert lines(heads) == ["Beslutning | Ansvarlig", "Økonomi | 3 mio. kr."]


def test_a_label_keeps_the_first_line_of_a_longer_value() -> None:
    page = "<table><tr><td>Medlemmer:<td>Ole Holm<br>Mia Dam<tr><td>Sted:<td>Sal 1</table>"
    assert lines(page) == ["Medlemmer: Ole Holm", "Mia Dam", "Sted: Sal 1"]


def test_tables_for_looks_give_their_cells_one_after_the_other() -> None:
    page = "<table><tr><td><p>Menu</p><p>Søg</p></td><td><p>Punkt 1</p><p>Tekst</p></td></table>"
    assert lines(page) == ["Menu", "", "Søg", "", "Punkt 1", "", "Tekst"]


def test_a_number_stands_beside_the_title_in_the_next_cell() -> None:
    page = "<table><tr><td>2.<td>Havnen<br>Sagsnr. 19/412<td>Udsat.</table>"
    assert lines(page) == ["2. Havnen", "Sagsnr. 19/412", "", "Udsat."]


def test_a_cell_has_the_section_that_heads_its_column_above_it() -> None:
    page = (
        "<table><tr><th>Pkt.<th>Sag<th>Beslutning"
        "<tr><td>1.<td>Ny bro<td>Godkendt.<tr><td>2.<td>Havnen<br>Sagsnr. 19/412<td>Udsat.</table>"
    )
    assert lines(page) == [
        "Pkt. | Sag | Beslutning", "1. Ny bro", "Beslutning", "Godkendt.", "",
        "2. Havnen", "Sagsnr. 19/412", "", "Beslutning", "Udsat.",
    ]  # fmt: skip


@pytest.mark.parametrize("heads", ["<th>Emne<th>Referat", "Nr.<th>Sag<th>Referat/Beslutning"])
def test_the_column_of_what_was_decided_has_other_names_too(heads: str) -> None:
    page = f"<table><tr><th>{heads}<th>Tid<tr><td>1<td>Ny bro<td>Godkendt.<td>10 min.</table>"
    word = heads.rpartition(">")[2]
    assert lines(page)[1:] == ["1 Ny bro", "", "10 min.", word, "Godkendt."]


@pytest.mark.parametrize("heads", ["Nr.<th>Emne<th>Økonomi", "Nr.<th>Indstilling<th>Referat"])
def test_a_table_without_titles_or_decisions_is_none_of_items(heads: str) -> None:
    rows = lines(f"<table><tr><th>{heads}<tr><td>1<td>Skole<td>300</table>")
    assert rows == [heads.replace("<th>", " | "), "1 Skole | 300"]


def test_a_column_of_labels_heads_no_cells() -> None:
    assert lines("<table><tr><td>Punkt<tr><td>Bilag</table>") == ["Punkt", "Bilag"]
    page = "<table><tr><td>Sag<td>19/412<tr><td>Punkt<td>3<tr><td>Dato<td>16-01-2023</table>"
    assert lines(page) == ["Sag | 19/412", "Punkt | 3", "Dato | 16-01-2023"]


def test_terms_and_their_values_share_a_line() -> None:
    page = "<dl><dt>Dato</dt><dd>16-01-2023</dd><dt>Sted:</dt><dd>Sal 1</dd></dl>"
    assert lines(page) == ["Dato: 16-01-2023", "Sted: Sal 1"]


def test_a_term_stands_above_the_list_that_is_its_value() -> None:
    page = "<dl><dt>Afbud</dt><dd><ul><li>Ole Holm</li><li>Mia Dam</li></ul></dd></dl>"
    assert lines(page) == ["Afbud:", "- Ole Holm", "- Mia Dam"]


def test_attachments_side_by_side_are_lines_and_links_in_a_sentence_are_not() -> None:
    page = '<div><a href="1">Bilag 1.pdf</a> <a href="2">Bilag 2.pdf</a></div>'
    assert lines(page) == ["Bilag 1.pdf", "Bilag 2.pdf"]
    assert lines('<p>Se <a href="1">plan</a> og <a href="2">kort</a>.</p>') == ["Se plan og kort."]


def test_the_kind_of_a_file_is_no_word_of_its_name() -> None:
    page = '<ul><li><span>PDF</span><a href="1">Bilag 1: Kort</a></li></ul>'
    assert lines(page) == ["- Bilag 1: Kort"]


def test_buttons_are_lines_of_their_own() -> None:
    assert lines("<h2>1. Budget<button>Udskriv</button></h2>") == ["1. Budget", "Udskriv"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<nav><p>Menu</p></nav>",
        '<div role="navigation">Menu</div>',
        "<script>if (a < b) { '<p>Menu</p>' }</script>",
        "<style>p > a { }</style>",
        "<template><p>Menu</p></template>",
        "<p hidden>Menu",
        '<div style="color: red; Display : none"><div>Menu</div></div>',
        "<select><option>Menu</select>",
        "<!-- <p>Menu</p> -->",
        "<footer>Menu</footer>",
    ],
)
def test_what_is_not_shown_or_no_text_is_left_out(hidden: str) -> None:
    assert lines(f"<div>{hidden}</div><p>Godkendt.</p>") == ["Godkendt."]


def test_what_a_button_of_the_page_opens_is_shown() -> None:
    page = '<button aria-controls="a">1. Budget</button><div id="a" hidden>Godkendt.</div>'
    assert lines(page) == ["1. Budget", "Godkendt."]


def test_a_hidden_part_without_its_end_hides_no_more_than_its_place() -> None:
    assert lines("<div><nav><ul><li>Menu</div><p>Godkendt.</p>") == ["Godkendt."]


def test_a_title_that_names_the_municipality_the_body_or_the_day_comes_first() -> None:
    page = "<title>{}</title><p>Tekst.</p>"
    assert lines(page.format("Møder | Viborg Kommune"))[0] == "Møder | Viborg Kommune"
    assert lines(page.format("Byrådet 24-06-2020"))[0] == "Byrådet 24-06-2020"
    assert lines(page.format("Havneudvalget | Møder"))[0] == "Havneudvalget | Møder"
    assert lines(page.format("Dagsordener og referater")) == ["Tekst."]
    assert lines(page.format("Møder | Byråd og udvalg")) == ["Tekst."]
    site = '<meta property="og:site_name" content="Faxe Kommune"><p>Tekst.</p>'
    assert lines(site) == ["Faxe Kommune", "", "Tekst."]


def test_entities_soft_hyphens_and_spaces_are_read() -> None:
    page = "<p>&Oslash;konomi&shy;udvalget &amp; 6&nbsp;mio.&#32;kr. &#x2013; ja</p>"
    assert lines(page) == ["Økonomiudvalget & 6 mio. kr. – ja"]


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("<p>Rødgrød</p>".encode(), "utf-8"),
        (b"\xef\xbb\xbf" + "<p>Rødgrød</p>".encode(), "utf-8"),
        ("<p>Rødgrød</p>".encode("cp1252"), "cp1252"),
        ('<meta charset="ISO-8859-1"><p>Rødgrød</p>'.encode("cp1252"), "cp1252"),
        ('<meta charset="iso-8859-1"><p>Rødgrød</p>'.encode(), "utf-8"),
        ('<META CONTENT="x; charset=iso-8859-15"><p>Rødgrød</p>'.encode("latin-1"), "iso8859-15"),
        ('<meta charset="utf-8"><p>Rødgrød</p>'.encode("cp1252"), "cp1252"),
        ('<meta charset="hex"><p>Rødgrød</p>'.encode(), "utf-8"),
        ('<meta charset="ukendt"><p>Rødgrød</p>'.encode(), "utf-8"),
        ("<p>Rødgrød</p>".encode("utf-16"), "utf-16"),
    ],
)  # fmt: skip
def test_the_character_set_is_found(page: bytes, encoding: str) -> None:
    found = source(page)
    assert found.lines == ("Rødgrød",)
    assert found.encoding == encoding


def test_the_hash_is_that_of_the_bytes_as_given() -> None:
    page = "<p>Godkendt.</p>".encode("utf-16")
    assert source(page).sha256 == hashlib.sha256(page).hexdigest()


@pytest.mark.parametrize("page", ["", "<p></p>", "<script>x</script>", "<!-- Godkendt."])
def test_a_page_without_text_is_named_as_such(page: str) -> None:
    with pytest.raises(Unreadable, match=r"^the HTML page has no text$"):
        source(page)


def test_bytes_that_are_no_text_are_named_as_such() -> None:
    with pytest.raises(Unreadable, match=r"^the file is no HTML page$"):
        source(b"\x00\x01\x02\x03" * 400)


def test_what_html_parser_refuses_is_read() -> None:
    assert lines("<p>En <![if !mso]>to<![endif]> <![foo[x]]> tre</p>") == ["En to tre"]


@pytest.mark.parametrize(
    "unit",
    [
        "<div>", "<ul><li>x", "<table><tr><td>x", "<!--", "<!x ", "<?x ", "<a b ", '<a b=">" ',
        "</a ", "<![CDATA[", "<dt>x</dt>", "<p hidden>x", "<nav>", "<a>x", "<br>", "<pre>\n", "&#x",
        "<title>x",
    ],
)  # fmt: skip
def test_what_stands_before_endless_marks_is_read(unit: str) -> None:
    page = "<p>Godkendt.</p>" + unit * 50_000
    assert lines(page)[0] == "Godkendt."


def test_a_tag_of_endless_attributes_is_passed_over() -> None:
    tag = "<p " + "a=1 " * 100_000 + ">"
    tracemalloc.start()
    try:
        page = read_bytes(f"{tag}<p>Godkendt.</p>".encode(), ".html")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert page.lines == ("Godkendt.",)
    assert most < 20 * len(tag)


def test_a_page_nested_100_000_deep_is_read() -> None:
    depth = 100_000
    assert lines("<div>" * depth + "Godkendt." + "</div>" * depth) == ["Godkendt."]
    assert lines("<table><tr><td>" * depth + "Godkendt.") == ["Godkendt."]


def test_the_heading_of_an_item_that_is_an_entry_of_a_list_has_no_mark() -> None:
    page = (
        "<ul><li><div>Punkt 1: Bro</div><p>Godkendt.</p></li><li><div>Punkt 2: Vej</div></li></ul>"
    )
    assert lines(page)[0] == "Punkt 1: Bro"
    assert lines("<ul><li>Punkt 1: udsat</li><li>Punkt 2: godkendt</li></ul>") == [
        "- Punkt 1: udsat",
        "- Punkt 2: godkendt",
    ]


def test_where_a_page_stands_on_its_site_is_not_of_the_minutes() -> None:
    page = '<ol class="o-breadcrumb"><li>Politik</li><li>Referater</li></ol><h1>Byrådet</h1>'
    assert lines(f'<body class="has-breadcrumb">{page}</body>') == ["Byrådet"]


def test_an_entry_of_a_list_with_parts_below_it_is_an_item_and_so_are_the_others() -> None:
    part = "<li><div>{}. Ny bro</div><p><b>Beslutning</b></p><p>Godkendt.</p><ul><li>Kort</li></ul>"
    page = f"<ul>{part.format(1)}</li>{part.format(2)}</li><li>3. Lukket punkt</li></ul>"
    told = ["Beslutning", "Godkendt.", "  - Kort"]
    assert [*filter(None, lines(page))] == [
        "1. Ny bro",
        *told,
        "2. Ny bro",
        *told,
        "3. Lukket punkt",
    ]
    assert lines("<ul><li>Ny bro<p>Den er smal.</p></li></ul>")[0] == "- Ny bro"
