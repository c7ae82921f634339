"""VERB  minutes out for approval → approved and locked.

The adjusters are told by the ledger of letters, as of everything else: a request that waits is
what `reminders` finds, and one that was answered or withdrawn is told no more.
"""

from tracker.approval.answering import approve, comment, may_undo, undo
from tracker.approval.asking import ask, ask_again, excuse, withdraw
from tracker.approval.standing import Standing, candidates, standing_of

__all__ = [
    "Standing",
    "approve",
    "ask",
    "ask_again",
    "candidates",
    "comment",
    "excuse",
    "may_undo",
    "standing_of",
    "undo",
    "withdraw",
]
