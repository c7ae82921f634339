"""What the reader leaves with a decision: its place in the file, and why it may be wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

Certainty = Literal["sure", "likely", "unsure"]


@dataclass(frozen=True)
class Source:
    """First and last line (from 1) in the file, and the page (from 1) where the file has pages.

    `start`: how many characters of the first line stand before it; `end`: how many of the last
    line belong to it or stand before it. None where they are not known: then whole lines count.
    """

    line: int
    end_line: int
    page: int | None = None
    start: int | None = None
    end: int | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Drafts of earlier versions know lines only."""
        rest = (data.get(name) for name in ("page", "start", "end"))
        return cls(data["line"], data["end_line"], *rest)


@dataclass(frozen=True)
class Reason:
    """Why a decision may be read wrongly: a code of `certainty.LEVELS`.

    `about`: the name or the words in question. `action`: which of several action items, from 0.
    """

    code: str
    about: str = ""
    action: int | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(data["code"], data["about"], data["action"])
