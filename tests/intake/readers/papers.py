"""Minutes as people meet them: a text laid out as a PDF (typst) or as a Word file (python-docx)."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Literal

import docx
import typst
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Kind = Literal["line", "label", "person", "heading", "subheading", "bullet", "paragraph"]

_HEADING = re.compile(r"(?:#+ )?(\d{1,2})\. ?(.+)")
_BULLET = re.compile(r"(?P<sign>[-\uf0b7])\s+(?P<text>.+)")
_SENDER = {"Avsändare", "Söderström, Anna"}
_LABEL = re.compile(
    r"(?:Beslut|Diskussion|Deltagare|Frånvarande|Ej närvarande|Övriga deltagare|Ärenden):?"
)
_OPENS = re.compile(r"[Aa]tt\b|Vid anteckningarna|_")
_SIGNED = re.compile(r"(Vid anteckningarna|_{5,}|Anna Söderström)\s{2,}(\S.*)")
_WRAP = 78
_BULLET_WRAP = 70


@dataclass(frozen=True)
class Block:
    """One paragraph: `first` is a name, number or bullet, `text` the rest of it."""

    kind: Kind
    text: str
    first: str = ""


def blocks_of(path: Path, names: Sequence[str]) -> list[Block]:
    """The paragraphs of a plain text or Markdown file whose lines are wrapped."""
    lines = path.read_text(encoding="utf-8").replace("*", "").replace("\ufeff", "").splitlines()
    blocks: list[Block] = []
    open_line = ""
    for raw in lines:
        line = re.sub(r"^#+ (?!\d)", "", " ".join(raw.replace("\t", "  ").split()))
        if not line or line in _SENDER or set(line) <= {"-", "|", "_", " "}:
            open_line = ""
            continue
        if signed := _SIGNED.match(raw.strip()):
            blocks.append(Block("person", signed[2].strip("_ "), signed[1].strip("_")))
            continue
        if open_line and _goes_on(open_line, line, blocks, names):
            last = blocks[-1]
            blocks[-1] = replace(last, text=f"{last.text} {line}")
        else:
            blocks.append(_block(line, names, in_head=all(b.kind != "heading" for b in blocks)))
        open_line = line
    return [replace(each, kind="subheading") if _is_title(each) else each for each in blocks]


def _is_title(block: Block) -> bool:
    plain = block.kind == "paragraph" and block.text[:1].isupper() and block.text[-1:].isalnum()
    return plain and len(block.text) < 60 and not _OPENS.match(block.text)


def _goes_on(above: str, line: str, blocks: Sequence[Block], names: Sequence[str]) -> bool:
    if blocks[-1].kind not in {"paragraph", "bullet"} or _block(line, names).kind != "paragraph":
        return False
    if _OPENS.match(line):
        return False
    width = _BULLET_WRAP if blocks[-1].kind == "bullet" else _WRAP
    full = len(above) + len(line.split()[0]) > width
    return full or line[0].islower()


def _block(line: str, names: Sequence[str], *, in_head: bool = False) -> Block:
    person = re.match(
        rf"((?:Närvarande|Frånvarande): )?({'|'.join(map(re.escape, names))})(?: |$)", line
    )
    heading, point = _HEADING.fullmatch(line), _BULLET.match(line)
    if heading and heading[2][:1].isupper():
        return Block("heading", heading[2], heading[1])
    if point:
        return Block("bullet", point["text"], point["sign"])
    if in_head and person:
        return Block("person", line[person.end() :], (person[1] or "") + person[2])
    if _LABEL.fullmatch(line):
        return Block("label", line)
    return Block("line" if in_head else "paragraph", line)


_PAPER = """
#let blocks = json(bytes(sys.inputs.blocks))
#set document(date: none)
#set page(
  paper: "a4", margin: (left: 3cm, right: 2.5cm, top: 3cm, bottom: 3cm),
  header: [SÖDERTÖRNSKOMMUNERNA #h(1fr) Sida #context counter(page).display("1 (1)", both: true)],
  footer: align(center, text(8pt)[Södertörnskommunerna, Sockenvägen 40, 122 63 Enskede]),
)
#set text(lang: "sv", size: 11pt, font: "New Computer Modern")
#set par(justify: true)
#place(bottom + left, dx: -1.5cm, text(7pt)[Avsändare \\ Söderström, Anna])
#for (kind, text: words, first) in blocks {
  if kind == "heading" { heading(level: 2, first + ". " + words) }
  else if kind == "subheading" or kind == "label" { block(above: 1.6em, strong(words)) }
  else if kind == "person" {
    block(above: 0.65em, below: 0.65em, grid(columns: (6cm, 1fr), first, words)) }
  else if kind == "bullet" {
    block(above: 0.65em, inset: (left: 1em), grid(
      columns: (1em, 1fr), if first == "-" { "–" } else { "•" }, words)) }
  else if kind == "line" { block(above: 0.65em, below: 0.65em, words) }
  else { par(words) }
}
"""


def as_pdf(blocks: Sequence[Block], paper: str = _PAPER) -> bytes:
    """A PDF with page heads, page numbers, a letterhead, justified lines and cut words."""
    data = json.dumps([asdict(each) for each in blocks])
    pdf = typst.compile(paper.encode(), sys_inputs={"blocks": data})
    assert isinstance(pdf, bytes)
    return pdf


_LISTS = """<w:abstractNum {ns} w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>|<w:abstractNum {ns} w:abstractNumId="91">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>"""
_HEADINGS, _POINTS = 900, 901


def as_docx(blocks: Sequence[Block]) -> bytes:
    """A Word file whose numbers and bullets come from lists and whose people stand in tables."""
    file = docx.Document()
    _add_lists(file)
    section = file.sections[0]
    section.header.paragraphs[0].text = "SÖDERTÖRNSKOMMUNERNA\tSida 1 (2)"
    section.footer.paragraphs[0].text = "Södertörnskommunerna, 122 63 Enskede"
    for at, block in enumerate(blocks):
        if block.kind == "person":
            _add_person(file, block, new=not at or blocks[at - 1].kind != "person")
        else:
            _add_paragraph(file, block)
    return saved(file)


def saved(file: WordFile) -> bytes:
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _add_lists(file: WordFile) -> None:
    numbering = file.part.numbering_part.element
    for at, abstract in enumerate(_LISTS.format(ns=nsdecls("w")).split("|")):
        numbering.insert(0, parse_xml(abstract))
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{_HEADINGS + at}">'
                f'<w:abstractNumId w:val="{90 + at}"/></w:num>'
            )
        )
    style = file.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(_numbered(_HEADINGS)))


def _numbered(list_id: int, level: int = 0) -> str:
    return (
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )


def _add_paragraph(file: WordFile, block: Block) -> None:
    if block.kind == "heading":
        file.add_heading(block.text, level=1)
    elif block.kind == "bullet":
        paragraph = file.add_paragraph(block.text)
        level = 1 if block.first == "-" else 0
        paragraph._p.get_or_add_pPr().append(parse_xml(_numbered(_POINTS, level)))
    else:
        paragraph = file.add_paragraph()
        paragraph.add_run(block.text).bold = block.kind in {"label", "subheading"}


def _add_person(file: WordFile, block: Block, *, new: bool) -> None:
    table = file.add_table(rows=0, cols=2) if new else file.tables[-1]
    cells = table.add_row().cells
    cells[0].text, cells[1].text = block.first, block.text
