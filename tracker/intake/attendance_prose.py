"""Attendance told in sentences: "Närvarande var Ida Ask, ordförande, samt Bo Ek."."""

import re
from collections.abc import Iterator

from .attendance_labels import attendance_label
from .draft import AttendanceStatus
from .person_lines import Entry
from .words import sentences

_FROM = r"(?:[Ff]rån|[Ff]ör)\s+(?P<organization>[\w åäöÅÄÖ&-]{2,50}?)\s+"
_LISTS: tuple[tuple[re.Pattern[str], AttendanceStatus], ...] = (
    (
        re.compile(
            r"(?:Frånvarande|Förhindrade?|Ej\s+närvarande)\s+(?:var|är)\s+(?P<names>.+)", re.DOTALL
        ),
        "absent",
    ),
    (
        re.compile(
            r"(?:(?:Anmält\s+)?[Ff]örhinder\s+hade(?!\s+anmälts)|Förhinder\s+(?:har|hade)\s+anmälts\s+av|"
            r"Återbud\s+(?:hade|från|av)(?:\s+lämnats\s+av)?)\s+(?P<names>.+)",
            re.DOTALL,
        ),
        "absent",
    ),
    (
        re.compile(
            r"(?P<names>.+?)\s+(?:hade|har)\s+(?:anmält|meddelat|lämnat|fått)\s+(?:förhinder|"
            r"frånvaro|återbud)"
            r"|(?P<others>.+?)\s+(?:var|är)\s+(?:frånvarande|förhindrad[e]?)"
            r"|(?P<third>.+?)\s+(?:kunde|kan)\s+(?:tyvärr\s+)?inte\s+(?:delta|närvara|komma|"
            r"vara\s+med)",
            re.DOTALL,
        ),
        "absent",
    ),
    (
        re.compile(
            r"(?:Inbjudna|Adjungerade?|Gäster?|Föredragande|Övriga\s+(?:närvarande|deltagare))\s+"
            r"(?:var|är)\s+(?P<names>.+)",
            re.DOTALL,
        ),
        "guest",
    ),
    (
        re.compile(
            r"(?:Som\s+gäst(?:er)?|Som\s+inbjuden|Adjungerad)\s+(?:deltog|medverkade|"
            r"närvarade)\s+(?P<names>.+)",
            re.DOTALL,
        ),
        "guest",
    ),
    (
        re.compile(
            r"(?P<names>.+?)\s+(?:deltog|deltar|medverkade|närvarade|var\s+med)\s+"
            r"(?:också\s+|även\s+)?(?:som\s+(?:gäst(?:er)?|inbjuden|inbjudna|adjungerade?|"
            r"föredragande)|(?=under\s+(?:punkt|§)))\b(?P<when>.*)",
            re.DOTALL,
        ),
        "guest",
    ),
    (
        re.compile(
            rf"(?:{_FROM})(?:deltog|deltar|närvarade|medverkade|kom|var)\s+(?:även\s+|"
            rf"också\s+)?(?P<names>.+)",
            re.DOTALL,
        ),
        "present",
    ),
    (
        re.compile(
            r"(?:(?:De\s+)?[Nn]ärvarande(?:\s+(?:på|vid)\s+mötet)?|Deltagare)\s+(?:var|"
            r"är)\s*:?\s*(?P<names>.+)"
            r"|(?:(?:På|Vid|I)\s+(?:mötet|sammanträdet)|Dessutom|Även|Också)\s+(?:deltog|"
            r"närvarade|medverkade)\s+"
            r"(?:även\s+|också\s+)?(?P<others>.+)"
            r"|(?P<third>.+?)\s+(?:deltog|närvarade|var\s+närvarande)\b(?:\s+(?:på|"
            r"vid)\s+(?:mötet|plats))?$",
            re.DOTALL,
        ),
        "present",
    ),
)
_CAPITAL = re.compile(r"(?:[a-zåäö]+\s)?[A-ZÅÄÖ]")


def prose_entries(text: str) -> Iterator[Entry]:
    """The people that the sentences of a paragraph list; nothing from other sentences."""
    for sentence in sentences(text):
        label = attendance_label(sentence) if ":" in sentence else None
        if label and _CAPITAL.match(label[1]):
            yield Entry(label[1].rstrip(" ."), label[0], running=True)
            continue
        for pattern, status in _LISTS:
            match = pattern.fullmatch(sentence.rstrip(" ."))
            if not match:
                continue
            groups = match.groupdict()
            names = next(filter(None, (groups.get(key) for key in ("names", "others", "third"))))
            if _CAPITAL.match(names) and len(names) < 1500:
                organization = groups.get("organization")
                names = ", ".join(filter(None, [names, (groups.get("when") or "").strip()]))
                yield Entry(_one_list(names), status, None, organization, running=True)
                break


def _one_list(names: str) -> str:
    """ "Anna Ek, ordförande, och Bo Dahl" without a comma in front of "och"."""
    return re.sub(r",\s+(?=(?:och|samt)\s)", " ", " ".join(names.split()))
