"""Real messages, read as a whole. No database."""

import tracemalloc

import pytest

from tests.inbox.raw import message, plain
from tracker.inbox.quoting import own_words, pieces
from tracker.inbox.reading import MOST_BYTES, read_message


def said(name: str) -> str:
    return own_words(pieces(read_message(message(name)).text))


def test_gmail() -> None:
    assert said("gmail") == "Klart! Listan är skickad i går.\n\n/Cecilia"
    read = read_message(message("gmail"))
    assert (read.message_id, read.sender, read.is_automatic, read.bounce) == (
        "<CAF3x=k9Q+gmail@mail.gmail.example>",
        "cecilia@example.org",
        False,
        None,
    )


def test_outlook_in_swedish() -> None:
    assert said("outlook") == (
        "Hej!\n\nJag väntar på svar från regionen. Underlaget bifogas.\n\n"
        "Med vänlig hälsning\nCecilia Mårtensson\nKommundirektör"
    )
    read = read_message(message("outlook"))
    assert (read.sender, read.attached, read.is_automatic) == (
        "cecilia@example.org",
        ("underlag för listan.pdf",),
        False,
    )


def test_outlook_with_html_alone() -> None:
    assert said("outlook_html") == "Klart & skickat\n\n5 < 6 i går"


def test_an_iphone() -> None:
    assert said("apple") == (
        "Det blir först i mars, kommunstyrelsen har flyttat frågan till sitt möte den 4 mars."
    )


def test_whom_it_was_for_the_servers_word_first() -> None:
    raw = plain("Klart", to="svar@beslut.example", Delivered_To="svar+abc@beslut.example")
    assert read_message(raw).recipients == ("svar+abc@beslut.example", "svar@beslut.example")


def test_one_without_a_message_id_has_one_that_stays() -> None:
    one = plain("Klart").replace(b"Message-ID: <svar-1@example.org>\n", b"")
    other = b"Received: by another.example\n" + one
    assert read_message(one).message_id == read_message(other).message_id
    assert read_message(one).message_id.startswith("sha256:")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"no headers at all",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\n\nend",
        b"Content-Type: text/plain; charset=nonsense\n\nKlart",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"From: =?utf-8?Q?=FF?= <a@b>\nSubject: =?nope?Q?x?=\n\nKlart",
        b"From: " + b"<" * 5000 + b"\n\nKlart",
        b"Content-Type: message/rfc822\n\n" * 50,
        b"Content-Type: text/html\n\n" + b"<" * 10_000,
        b"Content-Type: text/html\n\n" + b"<!--" * 10_000,
        b"Content-Type: application/pdf; name*=x''%FF%FE\n\nx",
    ],
)
def test_broken_ones_are_read_as_far_as_they_go(raw: bytes) -> None:
    assert isinstance(read_message(raw).text, str)


def test_one_nested_beyond_reason_is_refused() -> None:
    parts = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)
    )
    with pytest.raises(ValueError, match="no message"):
        read_message(parts.encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 400_000,
        b"To: a@b.example\n" * 600_000,
        b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 2_000_000,
    ],
)
def test_one_made_of_parts_or_lines_alone_takes_no_more_room_than_another(raw: bytes) -> None:
    tracemalloc.start()
    read_message(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * MOST_BYTES


def test_eight_bit_text_that_says_latin_and_is_utf_8() -> None:
    raw = "Content-Type: text/plain; charset=iso-8859-1\n\nSkickat i går".encode()
    assert read_message(raw).text == "Skickat i går"
    raw = "Content-Type: text/plain; charset=utf-8\n\nSkickat i går".encode("cp1252")
    assert read_message(raw).text == "Skickat i går"


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_a_header_in_eight_bits(charset: str) -> None:
    raw = "From: Åsa Öst <asa@example.org>\nSubject: Åtgärdat\n\n".encode(charset)
    read = read_message(raw)
    assert (read.sender, read.subject) == ("asa@example.org", "Åtgärdat")


def test_what_no_database_keeps_is_left_out() -> None:
    raw = "Content-Type: text/plain; charset=utf-8\n\nSkic\u202ekat\x00 i\u200b går".encode()
    assert read_message(raw).text == "Skickat i går"


def test_a_header_with_line_breaks_in_it_stays_one_line() -> None:
    raw = b"Subject: =?utf-8?Q?Klart=0D=0ABcc:_alla@example.org?=\n\nx"
    assert read_message(raw).subject == "Klart Bcc: alla@example.org"


def test_the_words_of_a_message_that_is_too_long_are_read() -> None:
    head = (
        b"Message-ID: <a@b>\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: text/plain\n\nKlart\n"
        b"--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n"
    )
    raw = head + b"0123456789abcdef\n" * (MOST_BYTES // 17 + 1)
    tracemalloc.start()
    read = read_message(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (read.text, read.attached) == ("Klart", ("a.pdf",))
    assert peak < 12 * MOST_BYTES
