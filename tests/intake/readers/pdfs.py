"""Small PDFs: pages written in typst, and files put together by hand where typst will not."""

import zlib
from collections.abc import Iterable

import typst

_PAPER = """
#set document(date: none)
#set page(paper: "a4", margin: 2.5cm)
#set text(lang: "sv", size: 11pt)
"""
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def typeset(source: str) -> bytes:
    """The PDF of a page in typst's markup."""
    pdf = typst.compile((_PAPER + source).encode())
    assert isinstance(pdf, bytes)
    return pdf


def by_hand(objects: Iterable[bytes]) -> bytes:
    """A PDF of these objects, the catalogue first."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )


def one_page(content: bytes, *more: bytes, resources: bytes = b"", filters: int = 0) -> bytes:
    """A PDF of one page that draws `content`; `more`: further objects, from number 6 on."""
    for _ in range(filters):
        content = zlib.compress(content, 9)
    return by_hand(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>%s>>>>" % resources,
            stream(content, b"/Filter[%s]" % (b"/FlateDecode" * filters)),
            _FONT,
            *more,
        ]
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def scan() -> bytes:
    """A page that is a picture and nothing else."""
    pixels = zlib.compress(bytes([200]) * (300 * 400))
    picture = (
        b"/Type/XObject/Subtype/Image/Width 300/Height 400/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Filter/FlateDecode"
    )
    return one_page(
        b"q 595 0 0 842 0 0 cm /I Do Q",
        stream(pixels, picture),
        resources=b"/XObject<</I 6 0 R>>",
    )


def encrypted() -> bytes:
    """A page behind a password that nobody has given (an entry that no empty one opens)."""
    lock = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    plain = one_page(b"BT /F 12 Tf 72 700 Td (Beslut) Tj ET", lock)
    return plain.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID[<00><00>]")
