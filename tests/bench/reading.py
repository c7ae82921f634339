"""How long it takes to read a PDF, and in how much memory: `python -m tests.bench.reading`.

Everything is told as a ratio of two figures of the same run, so that the machine does not matter.
"""

import ctypes
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
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
# How much more than its share of time and memory a page of a long file may take.
LINEAR = 1.5

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


@cache
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
        first = Path(folder) / "1.pdf"
        first.write_bytes(paper(1))
        for pages in PAGES:
            path = Path(folder) / f"{pages}.pdf"
            path.write_bytes(paper(pages))
            # Python's own allocator keeps what is free to itself, so that the first hundred pages
            # would seem to take nothing.
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.reading", str(path), str(first)],
                env=os.environ | {"PYTHONMALLOC": "malloc"},
                capture_output=True,
                check=True,
            )
            rows.append({"pages": pages, **json.loads(done.stdout)})
    return rows


def measure(path: Path, first: Path) -> dict[str, float]:
    """Seconds and megabytes beyond those of a process that has read a page before."""
    read_document(read_pdf(first.read_bytes()))
    before = free_memory()
    data = path.read_bytes()
    seconds = least(lambda: read_document(read_pdf(data)))
    return {"seconds": round(seconds, 3), "megabytes": round(peak_megabytes() - before, 2)}


def free_memory() -> float:
    """Give the system back what is free, forget the peak so far; megabytes that are left."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")
    return peak_megabytes()


def peak_megabytes() -> float:
    """The most memory of this program so far; `ru_maxrss` would tell its parent's as well."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def grown(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """How many times the pages, the seconds and the megabytes of the last row are a fifth's."""
    last = rows[-1]
    fifth = next(row for row in rows if row["pages"] * 5 == last["pages"])
    return {name: round(last[name] / fifth[name], 1) for name in ("pages", "seconds", "megabytes")}


def main() -> None:
    compared = against_bare_extraction()
    print(f"Reading a PDF / bare text extraction: {compared['ratio']} (aim: at most {AIM})")
    rows = growth()
    for row in rows:
        each = 1000 / row["pages"]
        print(
            "{pages:5.0f} pages  {seconds:7.3f} s ({time:4.1f} ms a page)"
            "  {megabytes:6.2f} MB ({room:3.0f} kB a page)".format(
                **row, time=row["seconds"] * each, room=row["megabytes"] * each
            )
        )
    times = grown(rows)
    most = LINEAR * times["pages"]
    print(
        f"{times['pages']:.0f} times the pages: {times['seconds']} times the time, "
        f"{times['megabytes']} the memory (aim: at most {most} times)"
    )
    keep(
        "reading",
        {"against_bare_extraction": compared, "growth": rows, "grown": times | {"aim": most}},
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(*map(Path, sys.argv[1:3]))))
    else:
        main()
