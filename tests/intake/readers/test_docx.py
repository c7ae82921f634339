"""Word files → lines: numbers from lists, tables, tracked changes."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.intake.readers.papers import saved
from tracker.intake.readers.document import BROKEN, EMPTY, LOCKED, UnreadableMinutes
from tracker.intake.readers.docx import read_docx
from tracker.intake.readers.package import TOO_MUCH_PACKED

NAMESPACE = nsdecls("w")


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_docx(data).lines if line.text]


def with_body(xml: str) -> bytes:
    """A Word file whose body begins with these paragraphs or tables."""
    file = docx.Document()
    for at, each in enumerate(parse_xml(f"<w:body {NAMESPACE}>{xml}</w:body>")):
        file.element.body.insert(at, each)
    return saved(file)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def point(text: str, list_id: int, level: int = 0) -> str:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
    return paragraph(run(text), f"<w:numPr>{place}</w:numPr>")


def numbered(levels: str, body: str, num: str = "") -> bytes:
    """A Word file with one list (70) of these levels, and a second one (71) that counts on it."""
    file = docx.Document()
    numbering = file.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {NAMESPACE} w:abstractNumId="70">{levels}</w:abstractNum>')
    )
    for list_id, more in ((70, ""), (71, num)):
        numbering.append(
            parse_xml(
                f'<w:num {NAMESPACE} w:numId="{list_id}">'
                f'<w:abstractNumId w:val="70"/>{more}</w:num>'
            )
        )
    for at, each in enumerate(parse_xml(f"<w:body {NAMESPACE}>{body}</w:body>")):
        file.element.body.insert(at, each)
    return saved(file)


def level(at: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


@pytest.mark.parametrize(
    ("levels", "says"),
    [
        (level(0, "decimal", "%1."), ["1. Boka", "2. Ringa"]),
        (level(0, "decimal", "§ %1", start=41), ["§ 41 Boka", "§ 42 Ringa"]),
        (level(0, "lowerLetter", "%1)"), ["a) Boka", "b) Ringa"]),
        (level(0, "upperRoman", "%1.", start=3), ["III. Boka", "IV. Ringa"]),
        (level(0, "bullet", "\uf0b7"), ["• Boka", "• Ringa"]),
        (level(0, "bullet", "–"), ["- Boka", "- Ringa"]),
    ],
)
def test_a_list_counts_as_its_style_says(levels: str, says: list[str]) -> None:
    assert texts(numbered(levels, point("Boka", 70) + point("Ringa", 70))) == says


def test_levels_count_within_one_another_and_begin_anew() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")
    body = "".join(point(f"P{at}", 70, depth) for at, depth in enumerate([0, 1, 1, 0, 1]))
    assert texts(numbered(levels, body)) == ["1. P0", "1.1 P1", "1.2 P2", "2. P3", "2.1 P4"]


def test_a_list_that_begins_anew_says_so() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = point("Boka", 70) + point("Ringa", 70) + point("Sy", 71)
    assert texts(numbered(level(0, "decimal", "%1."), body, anew))[-1] == "1. Sy"


def test_a_list_that_counts_on_goes_on() -> None:
    body = point("Boka", 70) + point("Ringa", 70) + point("Sy", 71)
    assert texts(numbered(level(0, "decimal", "%1."), body))[-1] == "3. Sy"


def test_tracked_changes_count_as_accepted() -> None:
    changed = paragraph(
        run("Leif bokar ")
        + "<w:del w:id='1' w:author='a'><w:r><w:delText>lokalen</w:delText></w:r></w:del>"
        + f"<w:ins w:id='2' w:author='a'>{run('salen')}</w:ins>"
    )
    gone = paragraph("", "<w:rPr><w:del w:id='3' w:author='a'/></w:rPr>")
    assert texts(with_body(changed + gone)) == ["Leif bokar salen"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    mark = "<w:rPr><w:del w:id='3' w:author='a'/></w:rPr>"
    body = paragraph(run("Leif bokar"), mark) + paragraph(run(" salen"))
    assert texts(with_body(body)) == ["Leif bokar salen"]


def test_a_deleted_row_of_a_table_is_gone() -> None:
    cell = f"<w:tc>{paragraph(run('Boka'))}</w:tc>"
    row = f"<w:tr>{cell}{cell}</w:tr>"
    gone = f"<w:tr><w:trPr><w:del w:id='3' w:author='a'/></w:trPr>{cell}{cell}</w:tr>"
    assert texts(with_body(f"<w:tbl>{row}{gone}</w:tbl>")) == ["Boka\tBoka"]


def test_a_table_is_rows_with_tabs_and_merged_cells_keep_the_columns() -> None:
    def tc(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"

    rows = [
        tc("Vad") + tc("Vem") + tc("Klart"),
        tc("Boka", '<w:gridSpan w:val="2"/>') + tc("v. 14"),
        tc("Ringa") + tc("Leif", '<w:vMerge w:val="restart"/>') + tc("v. 15"),
        tc("Sy") + tc("", "<w:vMerge/>") + tc("v. 16"),
    ]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert texts(with_body(f"<w:tbl>{table}</w:tbl>")) == [
        "Vad\tVem\tKlart",
        "Boka\t\tv. 14",
        "Ringa\tLeif\tv. 15",
        "Sy\t\tv. 16",
    ]


def in_table(*rows: tuple[str, ...]) -> bytes:
    file = docx.Document()
    table = file.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(file)


def test_a_list_in_one_cell_goes_on_below_its_label() -> None:
    assert texts(in_table(("Närvarande", "Leif Ek\nBo Dahl"), ("Frånvarande", "Eva Ask"))) == [
        "Närvarande\tLeif Ek",
        "Bo Dahl",
        "Frånvarande\tEva Ask",
    ]


def test_names_and_organizations_in_two_cells_go_together() -> None:
    assert texts(in_table(("Leif Ek\nBo Dahl", "Viken\nNäs"))) == ["Leif Ek\tViken", "Bo Dahl\tNäs"]


def test_lists_side_by_side_are_read_one_after_the_other() -> None:
    rows = (("Närvarande", "Frånvarande"), ("Leif Ek", "Eva Ask"), ("Bo Dahl", ""))
    assert texts(in_table(*rows)) == [
        "Närvarande",
        "Leif Ek",
        "Bo Dahl",
        "Frånvarande",
        "Eva Ask",
    ]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('Beslut i ruta'))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(with_body(paragraph(run("Före") + f"<w:r>{both}</w:r>"))) == [
        "Före",
        "Beslut i ruta",
    ]


def test_what_is_not_the_text_is_left_out() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    )
    note = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    file = docx.Document(io.BytesIO(with_body(paragraph(run("Text") + hidden + field + note))))
    file.sections[0].header.paragraphs[0].text = "Sidhuvud"
    file.sections[0].footer.paragraphs[0].text = "Sidfot"
    assert texts(saved(file)) == ["Text"]


def test_a_heading_without_a_number_is_marked_as_one() -> None:
    file = docx.Document()
    file.add_heading("Budget", level=2)
    file.add_heading("3. Lokaler", level=2)
    assert texts(saved(file)) == ["## Budget", "3. Lokaler"]


def test_the_table_of_contents_is_left_out() -> None:
    file = docx.Document()
    file.styles.add_style("toc 1", 1)
    file.add_paragraph("1. Budget\t2", style="toc 1")
    file.add_paragraph("1. Budget")
    assert texts(saved(file)) == ["1. Budget"]


def test_macros_are_never_looked_at() -> None:
    def with_macros(name: str, data: bytes) -> bytes:
        return data.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )

    assert texts(changed(with_macros)) == ["Beslut"]


def changed(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A Word file with its parts changed, or left out where the change gives None."""
    file: WordFile = docx.Document()
    file.add_paragraph("Beslut")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(file))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
    return out.getvalue()


def with_document(part: bytes | None) -> bytes:
    return changed(lambda name, data: part if name == "word/document.xml" else data)


def nested(depth: int) -> bytes:
    inner = b"<w:sdt><w:sdtContent>" * depth + b"</w:sdtContent></w:sdt>" * depth
    return b"<w:document %s><w:body>%s</w:body></w:document>" % (NAMESPACE.encode(), inner)


LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><w:document>&j;</w:document>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>'


def encrypted() -> bytes:
    data = bytearray(with_document(b"<x/>"))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def padded() -> bytes:
    """So many parts that their list alone takes long."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for number in range(6000):
            target.writestr(str(number), b"")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (with_document(b" " * (200 << 20)), TOO_MUCH_PACKED),
        (with_document(b"<x>" * 400_000), TOO_MUCH_PACKED),
        (padded(), TOO_MUCH_PACKED),
        (with_document(LAUGHS), BROKEN),
        (with_document(OUTSIDE), BROKEN),
        (with_document(nested(5000)), BROKEN),
        (with_document(None), BROKEN),
        (with_document(b"<w:document>"), BROKEN),
        (with_document(nested(1))[:3000], BROKEN),
        (with_document(nested(1)), EMPTY),
        (encrypted(), LOCKED),
    ],
    ids=[
        "bomb",
        "ratio",
        "parts",
        "laughs",
        "outside",
        "deep",
        "no text part",
        "no xml",
        "truncated",
        "empty",
        "encrypted",
    ],
)
def test_what_is_hostile_or_broken_is_refused_with_its_reason(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableMinutes) as refused:
        read_docx(data)
    assert str(refused.value) == says
