"""A draft's warnings in the reader's language. The draft keeps them in Swedish, as they were made.

Reading minutes knows no languages of readers, so a warning is taken back here to the text that it
was made from, and that text is translated with the same words in its places.
"""

import re

from django.utils.translation import gettext as _

from tracker.intake import warnings

PLACE = re.compile(r"%\\\((\w+)\\\)s")


def _pattern(template: str) -> re.Pattern[str]:
    """Matches what the template says, whatever stands in its places."""
    found = PLACE.sub(r"(?P<\1>.+)", re.escape(template))
    return re.compile(found, re.DOTALL)


PATTERNS = [(template, _pattern(template)) for template in warnings.WITH_PLACES]


def in_readers_language(warning: str) -> str:
    """The warning translated; as it is where nobody knows it."""
    for template, pattern in PATTERNS:
        if found := pattern.fullmatch(warning):
            return _(template) % found.groupdict()
    return _(warning)
