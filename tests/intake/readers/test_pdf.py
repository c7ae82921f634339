"""PDFs → lines in reading order."""

import pytest

from tests.intake.readers.pdfs import by_hand, encrypted, one_page, scan, typeset
from tracker.intake.readers.document import BROKEN, EMPTY, LOCKED, UnreadableMinutes
from tracker.intake.readers.pdf import (
    NO_LETTERS,
    SCANNED,
    SCANNED_PAGES,
    TOO_MANY_PAGES,
    read_pdf,
)


def prose(sentences: int) -> str:
    return " ".join(
        f"Förvaltningen redogör för läget i detaljplan {number}. Ledamöterna ställer frågor om "
        "kostnader och tidplan samt om samordningen med regionen, och diskuterar vad som behövs."
        for number in range(100, 100 + sentences)
    )


PROSE = prose(2)
LONG_PROSE = prose(42)


def texts(source: str) -> list[str]:
    return [line.text for line in read_pdf(typeset(source)).lines if line.text]


def test_names_and_organizations_in_columns_are_one_line_each() -> None:
    source = """#grid(columns: (6cm, 1fr), row-gutter: 6pt,
      [Leif Ek], [Vikens kommun], [Bo Dahl], [Näs kommun, ordförande])"""
    assert texts(source) == ["Leif Ek\tVikens kommun", "Bo Dahl\tNäs kommun, ordförande"]


def test_a_name_that_nearly_touches_the_next_column_is_cut_there() -> None:
    source = """#grid(columns: (3.4cm, 1fr), row-gutter: 6pt,
      [Leif Ek], [Vikens kommun], [Bo Dahl], [Näs kommun], [Susanne Ekelund], [Holmens kommun])"""
    assert texts(source)[-1] == "Susanne Ekelund\tHolmens kommun"


def test_a_column_of_labels_stands_before_the_first_of_its_lines() -> None:
    source = """#grid(columns: (4cm, 1fr), row-gutter: 1em,
      [Närvarande], [Leif Ek \\ Bo Dahl \\ Eva Ask], [Frånvarande], [Ida Lind])"""
    assert texts(source) == ["Närvarande\tLeif Ek", "Bo Dahl", "Eva Ask", "Frånvarande\tIda Lind"]


def test_lists_side_by_side_are_read_one_after_the_other() -> None:
    source = """#table(columns: (1fr, 1fr), [Närvarande], [Frånvarande],
      [Leif Ek \\ Bo Dahl], [Ida Lind \\ Per Ström])"""
    assert texts(source) == [
        "Närvarande",
        "Leif Ek",
        "Bo Dahl",
        "Frånvarande",
        "Ida Lind",
        "Per Ström",
    ]


@pytest.mark.parametrize("align", ["top", "horizon"])
def test_a_row_of_a_table_is_one_line_with_tabs_and_an_empty_cell_keeps_its_place(
    align: str,
) -> None:
    source = f"""#table(columns: (6cm, 4cm, 1fr, 1fr), align: {align},
      [Vad], [Vem], [Klart], [Läge],
      [Ta fram en ny rutin för hur remisser fördelas och besvaras], [Leif Ek], [v. 14], [Ny],
      [Boka lokal], [Eva Ask], [], [Klart])"""
    assert texts(source) == [
        "Vad\tVem\tKlart\tLäge",
        "Ta fram en ny rutin för hur remisser fördelas och besvaras\tLeif Ek\tv. 14\tNy",
        "Boka lokal\tEva Ask\t\tKlart",
    ]


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    whole = " ".join(texts(f"#columns(2)[{prose(4)}]"))
    assert " ".join(whole.split()) == prose(4)


def test_words_cut_at_line_ends_are_whole_and_waiting_ones_stay() -> None:
    said = (
        "Länsplane- och samhällsplaneringsutskottet diskuterar kollektivtrafikplaneringen, "
        "upphandlingsverksamheten, idrotts- och evenemangsprofilen samt SSK-mötena. "
    ) * 4
    whole = " ".join(texts(f"#set par(justify: true)\n#block(width: 6cm)[{said}]"))
    assert " ".join(whole.split()) == " ".join(said.split())


def test_ligatures_are_letters() -> None:
    source = '#set text(font: "Libertinus Serif")\nOffert om fiske och flytt'
    assert texts(source) == ["Offert om fiske och flytt"]


def test_points_begin_with_a_sign_of_their_kind() -> None:
    source = "#set list(marker: ([•], [–]))\n- Boka lokal\n  - Bokad\n- Ringa"
    assert texts(source) == ["• Boka lokal", "- Bokad", "• Ringa"]


def test_numbers_in_a_margin_of_their_own_belong_to_their_points() -> None:
    source = "+ Boka lokal\n+ Ringa\n"
    assert texts(source) == ["1. Boka lokal", "2. Ringa"]


def test_white_space_between_paragraphs_is_a_blank_line() -> None:
    lines = read_pdf(typeset(f"{PROSE}\n\n{PROSE}")).lines
    assert [line.text for line in lines].count("") == 1


RUNNING = """#set page(header: [Styrgruppen #h(1fr) Sida #context counter(page).display()],
  footer: align(center)[Storgatan 1, Viken])
#set par(justify: true)
"""


def test_page_heads_feet_and_numbers_are_left_out_of_a_sentence() -> None:
    lines = texts(RUNNING + f"#par[{LONG_PROSE}]")
    assert lines[0] == "Styrgruppen"
    assert " ".join(" ".join(lines[1:]).split()) == LONG_PROSE


def test_a_letterhead_below_the_text_is_left_out_of_a_sentence() -> None:
    sender = "#place(bottom + left, dy: 1.5cm, text(7pt)[Avsändare \\ Ek, Leif])"
    whole = " ".join(texts(f"{sender}#set par(justify: true)\n#par[{LONG_PROSE}]"))
    assert " ".join(whole.split()) == LONG_PROSE


def test_a_heading_on_several_pages_is_no_page_head() -> None:
    page = "Beslut\n\n- Leif bokar.\n#pagebreak()\n"
    assert texts(page * 3).count("Beslut") == 3


def test_each_line_knows_its_page() -> None:
    lines = read_pdf(typeset("Ett protokoll här\n#pagebreak()\nSlut på protokollet")).lines
    assert [(line.text, line.page) for line in lines if line.text] == [
        ("Ett protokoll här", 1),
        ("Slut på protokollet", 2),
    ]


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    source = "#rotate(90deg, reflow: true)[Beslut om budget \\ Leif Ek bokar lokalen]"
    assert texts(source) == ["Beslut om budget", "Leif Ek bokar lokalen"]


def test_a_stamp_across_the_page_is_left_out() -> None:
    assert texts(f"#place(center, rotate(90deg)[Kopia])\n{PROSE}")[0].startswith("Förvaltningen")


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableMinutes) as refused:
        read_pdf(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (scan(), SCANNED),
        (encrypted(), LOCKED),
        (typeset("Hej")[:2000], BROKEN),
        (b"%PDF-1.7\n", BROKEN),
        (by_hand([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), BROKEN),
        (one_page(b""), EMPTY),
        (one_page(b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % (b"\\001\\002" * 40)), NO_LETTERS),
    ],
    ids=["scan", "encrypted", "truncated", "head only", "no pages", "empty page", "no letters"],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, says: str) -> None:
    assert refusal(data) == says


def test_more_pages_than_anybody_reviews_are_left_with_a_warning() -> None:
    with_text = one_page(b"BT /F 12 Tf 72 400 Td (Beslut om budget i juni) Tj ET")
    many = with_text.replace(b"Kids[3 0 R]/Count 1", b"Kids[%s]/Count 1001" % (b"3 0 R " * 1001))
    document = read_pdf(many)
    assert (document.warnings, document.lines[-1].page) == ((TOO_MANY_PAGES,), 1000)


def test_a_scanned_page_among_others_is_told() -> None:
    picture = '#image(bytes(range(0, 9)), format: (encoding: "luma8", width: 3, height: 3))'
    document = read_pdf(typeset(f"Protokoll från Styrgruppen\n#pagebreak()\n{picture}"))
    assert document.warnings == (SCANNED_PAGES,)
