"""Points of loose notes that are tasks by their form, and lines that end a list of decisions."""

import re

from .assignees import undertakes
from .context import Context
from .names import split_parties
from .outline import Block
from .tabled import is_taken_up_later

LEAVES_BLOCK = re.compile(
    r"(?:diskussion(?:er)?|information|presentation(?:er)?|genomgång|återkoppling|rapport(?:er)?|"
    r"frågor|fråga|"
    r"bakgrund|kommentar(?:er)?|yrkande[nt]?|reservation(?:er)?|föredragning|diskuterades|"
    r"vi\s+tackar|Dag\s+\d|"
    r"(?:nästa|kommande)\s+[\wåäö-]*(?:möten?|sammanträden?|träff|avstämning|sync)\s*(?:$|:|[-–]|"
    r"(?:blir|hålls|är|äger\s+rum)?\s*(?:den\s+)?(?:\d+|(?:mån|tis|ons|tors|fre|lör|sön)\w*))|"
    r"mötet\s+avslut\w*)(?!\w)",
    re.IGNORECASE,
)
# What somebody says there and then: "Ida påminner om att anmälan stänger".
_REMINDS = re.compile(
    r"\s(?:påminner|påminde|tipsar|informerar|rapporterar|meddelar|lyfter)\s+(?:om\s+)?att\b"
)
_ARROWS = frozenset({"=>", "->", "→", "➔", "⇒", "➢"})
_NAMED_TASK = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\w-]*(?:(?:\s|,\s|\s?[/&+]\s?|\soch\s)[A-ZÅÄÖ][\w-]*){0,3})\s*:\s+\S"
)


def is_task(block: Block, context: Context, *, reports: bool, open_to_all: bool) -> bool:
    """Whether a point is a task by its form: behind an arrow, an empty box, or "Anna: "."""
    if block.kind != "bullet":
        return False
    if block.marker in _ARROWS or (block.marker == "[ ]" and not reports):
        return not _is_report(block.text) or is_taken_up_later(block.text, context)
    if open_to_all and not reports and undertakes(block.text, context.people):
        return not _REMINDS.search(block.text)
    named = _NAMED_TASK.match(block.text)
    if not named or reports or not open_to_all:
        return False
    who = split_parties(re.sub(r"\s?[/&+]\s?", ", ", named["who"]))
    return bool(who) and all(context.people.knows(each) for each in who)


def _is_report(text: str) -> bool:
    return bool(LEAVES_BLOCK.match(text))
