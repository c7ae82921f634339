"""VERB  draft → records, in one transaction, with a dry run.

Nothing of a draft is a decision before a coordinator has accepted it.
"""

from tracker.review.accepting import accept
from tracker.review.previewing import Preview, preview
from tracker.review.rereading import read_again
from tracker.review.storing import revise, store
from tracker.review.withdrawing import hindrance, withdraw

__all__ = ["Preview", "accept", "hindrance", "preview", "read_again", "revise", "store", "withdraw"]
