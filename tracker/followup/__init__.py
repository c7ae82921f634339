"""VERB  what is outstanding for a meeting: a query, never a copy."""

from tracker.followup.outstanding import Outstanding, outstanding

__all__ = ["Outstanding", "outstanding"]
