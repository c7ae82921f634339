"""What a file is, by its content."""

import io
import zipfile

import docx
import pytest

from tests.intake.readers.papers import saved
from tests.intake.readers.pdfs import typeset
from tests.intake.readers.test_mail import message
from tracker.intake.readers import recognise
from tracker.intake.readers.document import (
    BROKEN,
    EMPTY,
    LOCKED,
    MAX_BYTES,
    TOO_LARGE,
    Reader,
    UnreadableMinutes,
)
from tracker.intake.readers.docx import read_docx
from tracker.intake.readers.mail import read_mail
from tracker.intake.readers.pdf import read_pdf
from tracker.intake.readers.recognise import read_file, reader_for
from tracker.intake.readers.text import NOT_TEXT, read_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (typeset("Hej"), read_pdf),
        (b"\r\nHTTP/1.1 200 OK\r\n\r\n" + typeset("Hej"), read_pdf),
        (saved(docx.Document()), read_docx),
        (message(), read_mail),
        ("Närvarande: Åsa".encode(), read_text),
        ("Närvarande: Åsa".encode("utf-16"), read_text),
        ("Närvarande: Åsa".encode("cp1252"), read_text),
        (b"# Protokoll\n\n* Beslut", read_text),
        (b"BM: Bo Moberg\nOm filen %PDF-1.7", read_text),
    ],
)
def test_a_file_is_read_as_what_it_is(data: bytes, reader: Reader) -> None:
    assert reader_for(data) is reader


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", EMPTY),
        (b" \n\t", EMPTY),
        (bytes(MAX_BYTES + 1), TOO_LARGE),
        (OLE, recognise.OLD_OFFICE),
        (OLE + "EncryptedPackage".encode("utf-16-le"), LOCKED),
        (b"{\\rtf1 Hej}", recognise.RICH_TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), recognise.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(20), recognise.PICTURE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", recognise.PICTURE),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), recognise.PICTURE),
        (b"<!DOCTYPE html><html><body>Hej</body></html>", recognise.WEB_PAGE),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<html></html>", recognise.WEB_PAGE),
        (b"\x1f\x8b\x08" + bytes(20), recognise.ARCHIVE),
        (zipped(hej="x"), recognise.ARCHIVE),
        (zipped(xl__workbook="x"), recognise.OTHER_OFFICE),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), recognise.OPEN_DOCUMENT),
        (b"PK\x03\x04" + bytes(100), BROKEN),
        (bytes(range(1, 32)) * 20, NOT_TEXT),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableMinutes) as refused:
        read_file(data)
    assert str(refused.value) == says
