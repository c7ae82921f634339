import pytest

from tests.inbox.raw import message, plain
from tracker.inbox.reading import read_message


@pytest.mark.parametrize("name", ["out_of_office", "read_receipt", "postfix_dsn", "exim_dsn"])
def test_what_a_machine_writes(name: str) -> None:
    assert read_message(message(name)).is_automatic


@pytest.mark.parametrize("name", ["gmail", "outlook", "outlook_html", "apple"])
def test_what_a_person_writes(name: str) -> None:
    assert not read_message(message(name)).is_automatic


@pytest.mark.parametrize(
    "header",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; owner-email=cecilia@example.org"},
        {"X_Autoreply": "yes"},
        {"X_Autorespond": "Frånvaro"},
        {"Precedence": "auto_reply"},
        {"Precedence": "bulk"},
        {"Return_Path": "<>"},
        {"X_Tracker_Reminder": "12"},
    ],
)
def test_by_a_header(header: dict[str, str]) -> None:
    assert read_message(plain("Klart", **header)).is_automatic


@pytest.mark.parametrize(
    "header", [{"Auto_Submitted": "no"}, {"Precedence": "normal"}, {"Return_Path": "<a@b.example>"}]
)
def test_not_by_a_header_that_says_the_contrary(header: dict[str, str]) -> None:
    assert not read_message(plain("Klart", **header)).is_automatic


@pytest.mark.parametrize(
    ("subject", "automatic"),
    [
        ("Automatiskt svar: Dina uppdrag", True),
        ("Autosvar: Dina uppdrag", True),
        ("Autosvar", True),
        ("Frånvaro: Cecilia Mårtensson", True),
        ("Frånvaromeddelande: semester", True),
        ("Ej på kontoret: Dina uppdrag", True),
        ("Jag är inte på kontoret", True),
        ("Out of Office: Dina uppdrag", True),
        ("Out of office AutoReply: Dina uppdrag", True),
        ("Automatic reply: Dina uppdrag", True),
        ("Auto-Reply: Dina uppdrag", True),
        ("Vacation reply: Dina uppdrag", True),
        ("Läst: Dina uppdrag", True),
        ("Accepted: Fylla på listan", True),
        ("Sv: Dina uppdrag", False),
        ("SV: Automatiskt svar: en rutin för frånvaro", False),
        ("Frånvaron i skolan", False),
        ("Semesterlistan är klar", False),
        ("Läste ni det här?", False),
        ("Automatisera svaren", False),
    ],
)
def test_by_the_subject(subject: str, automatic: bool) -> None:
    assert read_message(plain("Klart", subject=subject)).is_automatic is automatic


def test_an_answer_to_the_calendar_entry() -> None:
    raw = (
        b"Subject: Godkant\nContent-Type: multipart/alternative; boundary=x\n\n"
        b"--x\nContent-Type: text/plain\n\nJa\n"
        b"--x\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n--x--\n"
    )
    assert read_message(raw).is_automatic
