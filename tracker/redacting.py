"""What is secret in a text, left out: for logs, and for others to read than the letter's person.

Nothing here knows Django: logs are set up before it is.
"""

import re

# The signed part of a link in a letter: whoever has it may answer as the letter's person.
SIGNED = re.compile(r"(/(?:svar|justera|installningar|kalender)/)[\w:=-]+")
# The same in the address that a letter is answered to, whatever it is called.
SIGNED_ADDRESS = re.compile(r"(\w\+)[\w.:=-]{20,}(?=@)")
ADDRESS = re.compile(r"[^\s<>@,;:\"']+@[^\s<>@,;:\"']+")


def without_tokens(text: str) -> str:
    """The text without what is signed in its links and addresses."""
    return SIGNED_ADDRESS.sub(r"\1…", SIGNED.sub(r"\1…", text))


def without_addresses(text: str) -> str:
    """The text without e-mail addresses, which mail servers like to repeat in their answers."""
    return ADDRESS.sub("…", text)
