"""VERB  draft → records, in one transaction, with a dry run.

Nothing of a draft is a decision before a coordinator has accepted it.
"""

from tracker.review.accepting import accept
from tracker.review.discarding import discard
from tracker.review.previewing import Preview, preview
from tracker.review.reading import (
    files_to_read,
    forget,
    forget_old_refusals,
    is_stalled,
    read_kept,
)
from tracker.review.rereading import read_again
from tracker.review.storing import revise, store
from tracker.review.withdrawing import hindrance, withdraw

__all__ = [
    "Preview",
    "accept",
    "discard",
    "files_to_read",
    "forget",
    "forget_old_refusals",
    "hindrance",
    "is_stalled",
    "preview",
    "read_again",
    "read_kept",
    "revise",
    "store",
    "withdraw",
]
