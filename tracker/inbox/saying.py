"""Whether a reply says that the matter is done. [pure]"""

import re

GREETING = re.compile(
    r"(?i)^(?:hej(?:san)?|hallå|tjena|god(?: ?morgon|dag)|hi|hello|dear)\b"
    r"(?:[^\n]{0,40}\n|[ ,!]+)\s*"
)
# "Klart senast i maj" and "klart på fredag" speak of a day to come, "klart att" of something else;
# "klart i går" and "klart i fredags" are done.
DONE = re.compile(
    r"""(?ix)^\W* (?:(?:det|den|detta)\s+är\s+|it\s+is\s+|it's\s+)?
    (?:klart|klar|färdigt|färdig|avklarat|done|finished|completed?)\b
    (?!\s*[?])
    (?!\s+(?:senast|på|till|tills|om|när|innan|före|först|nästa|i\s*morgon|imorgon|snart|att|inte
        |ej|ikväll|i\s+kväll|under|vecka|mellan|den|inom|efter|så\s+fort|snarast|senare|hoppas
        |i\s+(?!går|dag|förr|natt|mors|\w+dags\b)|any|by|on|next|tomorrow|soon|when|if|not|\d))"""
)


def says_done(words: str) -> bool:
    """Whether the first word is a plain "klart" (or "done"), after a greeting if there is one."""
    text = words.strip()
    return bool(DONE.match(text) or DONE.match(GREETING.sub("", text, count=1)))
