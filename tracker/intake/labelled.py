"""Sentences that only label the one before them: "Ansvarig: Anna.", "Klart: v. 14."."""

import re
from collections.abc import Iterator

_LABELLED = re.compile(
    r"(?i:ansvarig[a]?|ansv\.?|utförare|klart?|deadline|senast|tidplan)\s*:?\s+\S"
    r"|[A-ZÅÄÖ][\w-]+(?:,?\s+(?:och\s+)?[A-ZÅÄÖ][\w-]+){0,5}\s+(?:ansvarar|är\s+ansvariga?|"
    r"samordnar|(?:håller\s+i|tar\s+hand\s+om|ansvarar\s+för|svarar\s+för|tar\s+på\s+sig|gör|ordnar|"
    r"fixar|sköter|löser|tar|ser\s+till)\s+(?:det(?:ta)?|den(?:na)?|saken|uppgiften|jobbet))\.?$"
)


def with_labels(parts: list[str]) -> Iterator[str]:
    """The sentences, each with "Ansvarig: Anna." and "Klart: v. 14." behind it."""
    held = ""
    for part in parts:
        if held and _LABELLED.match(part):
            held = f"{held} {part}"
        else:
            if held:
                yield held
            held = part
    if held:
        yield held
