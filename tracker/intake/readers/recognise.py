"""What a file is, by its content and never by its name, and which reader reads it."""

import re

from tracker.errors import gettext_noop

from .document import EMPTY, LOCKED, MAX_BYTES, TOO_LARGE, Document, Reader, UnreadableMinutes
from .docx import read_docx
from .mail import looks_like_mail, read_mail
from .package import opened, word_package
from .pdf import read_pdf
from .text import read_text

OPEN_DOCUMENT = gettext_noop(
    "Filen är ett OpenDocument (till exempel .odt från LibreOffice). Ingenting har sparats eller "
    "ändrats. Spara protokollet som PDF eller Word (.docx) och försök igen."
)
OLD_OFFICE = gettext_noop(
    "Filen är i ett äldre format (till exempel .doc från Word eller .msg från Outlook). Ingenting "
    "har sparats eller ändrats. Spara protokollet som PDF eller Word (.docx) och försök igen."
)
OTHER_OFFICE = gettext_noop(
    "Filen är från Excel eller PowerPoint. Ingenting har sparats eller ändrats. "
    "Spara protokollet som PDF eller Word (.docx) och försök igen."
)
RICH_TEXT = gettext_noop(
    "Filen är i formatet RTF. Ingenting har sparats eller ändrats. "
    "Spara protokollet som PDF eller Word (.docx) och försök igen."
)
PICTURE = gettext_noop(
    "Filen är en bild. Ingenting har sparats eller ändrats. Läs in protokollets Word-fil eller "
    "PDF i stället, eller kör texttolkning (OCR) på bilden, spara som PDF och försök igen."
)
WEB_PAGE = gettext_noop(
    "Filen är en webbsida (HTML). Ingenting har sparats eller ändrats. "
    "Spara protokollet som PDF eller Word (.docx) och försök igen."
)
ARCHIVE = gettext_noop(
    "Filen är ett arkiv (till exempel zip). Ingenting har sparats eller ändrats. "
    "Packa upp det och läs in protokollet som PDF eller Word (.docx)."
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
)
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_HEAD = 1024


def read_file(data: bytes) -> Document:
    """The lines of a PDF, Word document, e-mail message, text or Markdown file.

    Raises UnreadableMinutes, with a Swedish message, for everything else and what is broken.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableMinutes(TOO_LARGE)
    if not data.strip():
        raise UnreadableMinutes(EMPTY)
    return reader_for(data)(data)


def reader_for(data: bytes) -> Reader:
    """What reads a file with this content; raises UnreadableMinutes where nothing does."""
    head = data[:_HEAD].removeprefix(_BYTE_ORDER_MARK).lstrip()
    if _is_pdf(head, data):
        return read_pdf
    if data.startswith(_ZIP):
        return _zip_reader(data)
    if data.startswith(_OLE):
        raise UnreadableMinutes(LOCKED if _ENCRYPTED_OFFICE in data else OLD_OFFICE)
    for starts, refusal in (((b"{\\rtf",), RICH_TEXT), (_ARCHIVES, ARCHIVE)):
        if head.startswith(starts):
            raise UnreadableMinutes(refusal)
    if _is_picture(data):
        raise UnreadableMinutes(PICTURE)
    if _HTML.match(head):
        raise UnreadableMinutes(WEB_PAGE)
    return read_mail if looks_like_mail(data) else read_text


def _is_pdf(head: bytes, data: bytes) -> bool:
    """A PDF may have other bytes before its head, as web servers left them there."""
    return head.startswith(b"%PDF-") or (b"%PDF-" in head and b"endobj" in data)


def _is_picture(data: bytes) -> bool:
    riff = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    phone = data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"avif"}
    # Text may begin with "BM"; no text has the zero bytes of a picture's head.
    return (
        riff or phone or (data.startswith(_PICTURES) and (data[:2] != b"BM" or b"\0" in data[:32]))
    )


def _zip_reader(data: bytes) -> Reader:
    archive = opened(data)
    names = archive.namelist()
    if word_package(archive):
        return read_docx
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
        raise UnreadableMinutes(OPEN_DOCUMENT)
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnreadableMinutes(OTHER_OFFICE)
    raise UnreadableMinutes(ARCHIVE)
