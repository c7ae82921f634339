"""E-mail messages → the lines of their body."""

from email.message import EmailMessage

import pytest

from tracker.intake.readers.document import UnreadableMinutes
from tracker.intake.readers.mail import ATTACHED, MORE_ATTACHED, NO_BODY, looks_like_mail, read_mail

TEXT = "Hej,\n\nBeslut: Åsa bokar lokalen.\n"


def message(text: str | None = TEXT, html: str | None = None, *, attached: bool = False) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "asa@example.org", "bo@example.org"
    mail["Subject"], mail["Message-ID"] = "Minnesanteckningar", "<1@example.org>"
    if text is not None:
        mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    if attached:
        mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="p.pdf")
    return mail.as_bytes()


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_mail(data).lines]


@pytest.mark.parametrize("html", [None, "<p>annat</p>"])
def test_the_plain_text_is_read(html: str | None) -> None:
    assert texts(message(html=html)) == ["Hej,", "", "Beslut: Åsa bokar lokalen."]


def test_html_alone_is_read_without_its_markup() -> None:
    html = (
        "<html><head><style>p {}</style><title>x</title></head><body><h2>Beslut</h2>"
        "<ul><li>Åsa&nbsp;bokar</li><li>Bo <b>ringer</b></li></ul>"
        "<table><tr><td>Vad</td><td>Vem</td></tr></table></body></html>"
    )
    lines = [line for line in texts(message(None, html)) if line]
    assert lines == ["Beslut", "- Åsa bokar", "- Bo ringer", "Vad\tVem"]


def test_old_character_sets_are_understood() -> None:
    head = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset="
    for name in ("iso-8859-1", "nobody-knows"):
        data = head + name.encode() + b"\nContent-Transfer-Encoding: 8bit\n\nBeslut: \xc5sa\n"
        assert texts(data) == ["Beslut: Åsa"]


def test_attachments_beside_the_text_are_told() -> None:
    assert read_mail(message(attached=True)).warnings == (MORE_ATTACHED,)


@pytest.mark.parametrize(
    ("data", "says"), [(message("\n", attached=True), ATTACHED), (message("\n"), NO_BODY)]
)
def test_a_message_without_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableMinutes) as refused:
        read_mail(data)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    "text",
    ["Datum: 2 maj\nPlats: Rådhuset\n", "Date: 2 May\nPlace: Viken\n", "Från: Åsa\nTill: Bo\n"],
)
def test_minutes_that_begin_with_labels_are_no_mail(text: str) -> None:
    assert not looks_like_mail(text.encode())
