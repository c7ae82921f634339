"""Messages as mail programs and servers write them, and short ones made on the spot."""

from email.message import EmailMessage
from pathlib import Path

FOLDER = Path(__file__).parent / "messages"
REPLY_TO = "svar+token@beslut.example"
LETTER_ID = "<brev@beslut.example>"


def message(name: str, *, to: str = REPLY_TO, letter: str = LETTER_ID) -> bytes:
    """One of the messages in the folder, to an address and about a letter."""
    text = (FOLDER / f"{name}.eml").read_text(encoding="utf-8")
    filled = text.replace("@REPLY_TO@", to).replace("@MESSAGE_ID@", letter)
    return filled.encode().replace(b"\n", b"\r\n")


def plain(
    text: str, *, to: str = REPLY_TO, subject: str = "Sv: Dina uppdrag", **more: str
) -> bytes:
    """A short reply; an underscore in a header's name stands for a hyphen."""
    made = EmailMessage()
    headers = {"From": "cecilia@example.org", "To": to, "Subject": subject}
    headers |= {"Message-ID": "<svar-1@example.org>"}
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    for name, value in headers.items():
        made[name] = value
    made.set_content(text)
    return made.as_bytes()
