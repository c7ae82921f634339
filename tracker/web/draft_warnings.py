"""A draft's warnings in the reader's language. The draft keeps them in Swedish, as they were made.

Reading minutes knows no languages of readers, so a warning is taken back here to the text that it
was made from, and that text is translated with the same words in its places.
"""

from django.utils.translation import gettext as _

from tracker.intake.warnings import template_of


def in_readers_language(warning: str) -> str:
    """The warning translated; as it is where nobody knows it."""
    template, words = template_of(warning) or (warning, {})
    return _(template) % words if words else _(template)
