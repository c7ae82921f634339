"""How long it takes to read a PDF, and in how much memory: `python -m tests.bench.reading`.

Everything is told as a ratio of two figures of the same run, so that the machine does not matter.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import typst

from tests.bench.results import keep
from tracker.intake.readers.pdf import read_pdf
from tracker.intake.reading import read_document

PAGES = (10, 50, 100, 250, 500)
COMPARED = 50
ROUNDS = 9
AIM = 2.0

_PAPER = """
#set page(paper: "a4", margin: 2.5cm, header: [Styrgruppen #h(1fr)
  Sida #context counter(page).display("1 (1)", both: true)])
#set text(lang: "sv", size: 11pt)
#set par(justify: true)
#align(center)[= Minnesanteckningar från Styrgruppen]
Datum: 14 mars 2023

Närvarande: Anna Ek, Bo Dahl, Eva Ask
#for number in range(0, int(sys.inputs.pages)) [
  #if calc.rem(number, 6) == 0 [
    == #{str(1 + calc.quo(number, 6)) + "."} Redovisning av verksamheten
  ]
  #for _ in range(10) [Förvaltningen redogör för läget i de pågående detaljplanerna och för
    kollektivtrafikplaneringen i kommunens östra delar. Ledamöterna ställer frågor om kostnader,
    tidplan och samordning med regionen, och diskuterar vad som behövs inför nästa sammanträde. ]

  #if calc.rem(number, int(sys.inputs.every)) == 0 [
    *Beslut*
    - Anna Ek tar fram en reviderad tidplan till nästa möte.
    - Bo Dahl kontaktar regionen senast den 28 april.
  ]
  #pagebreak(weak: true)
]
"""


def paper(pages: int, every: int = 1) -> bytes:
    """Minutes of so many pages, with decisions on `every` so many."""
    inputs = {"pages": str(pages), "every": str(every)}
    pdf = typst.compile(_PAPER.encode(), sys_inputs=inputs)
    assert isinstance(pdf, bytes)
    return pdf


def bare(data: bytes) -> None:
    """The text of each page as PDFium gives it, and nothing more."""
    file = pdfium.PdfDocument(data)
    for page in file:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    file.close()


def least(work: Callable[[], object]) -> float:
    """Seconds of the processor that the work takes when nothing else disturbs it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def against_bare_extraction() -> dict[str, float]:
    data = paper(COMPARED)
    extracting = reading = float("inf")
    for _ in range(ROUNDS):
        extracting = min(extracting, least(lambda: bare(data)))
        reading = min(reading, least(lambda: read_pdf(data)))
    return {"pages": COMPARED, "ratio": round(reading / extracting, 2), "aim": AIM}


def growth() -> list[dict[str, float]]:
    """Time and peak memory of file to draft, each size in a process of its own."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        smallest = Path(folder) / f"{PAGES[0]}.pdf"
        for pages in PAGES:
            path = Path(folder) / f"{pages}.pdf"
            path.write_bytes(paper(pages))
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.reading", str(path), str(smallest)],
                capture_output=True,
                check=True,
            )
            rows.append({"pages": pages, **json.loads(done.stdout)})
    return rows


def measure(path: Path, smallest: Path) -> dict[str, float]:
    """Seconds and megabytes beyond those of a process that has read the smallest file."""
    read_document(read_pdf(smallest.read_bytes()))
    before = peak_megabytes()
    data = path.read_bytes()
    seconds = least(lambda: read_document(read_pdf(data)))
    return {"seconds": round(seconds, 3), "megabytes": round(peak_megabytes() - before, 1)}


def peak_megabytes() -> float:
    """The most memory of this program so far; `ru_maxrss` would tell its parent's as well."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    compared = against_bare_extraction()
    print(f"Reading a PDF / bare text extraction: {compared['ratio']} (aim: at most {AIM})")
    rows = growth()
    # The first hundred pages find room in what the program holds already.
    names = ("pages", "seconds", "megabytes")
    more, slower, heavier = (rows[-1][name] / rows[2][name] for name in names)
    for row in rows:
        print("{pages:5.0f} pages  {seconds:7.3f} s  {megabytes:6.1f} MB".format(**row))
    print(f"{more:.0f} times the pages: {slower:.1f} times the time, {heavier:.1f} the memory")
    keep("reading", {"against_bare_extraction": compared, "growth": rows})


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(*map(Path, sys.argv[1:3]))))
    else:
        main()
