"""A long draft is reviewed in parts: a page shows, and posts, some of its decisions.

What a form says of itself is judged here; `Malformed` means that no page of ours has sent it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from tracker.intake import Draft
from tracker.review.merging import digests
from tracker.web.support import whole_number

# Decisions on a page: more take a second to open.
MOST = 80
# Beside the digest of a decision: one that the kept draft does not have.
ABSENT = "-"


class Malformed(Exception):
    """What was posted is no form of ours."""


def number(data: Mapping[str, str], name: str) -> int:
    """A number that the form says of itself. Raises Malformed."""
    found = whole_number(data.get(name, ""))
    if found is None:
        raise Malformed(name)
    return found


def count(data: Mapping[str, str], name: str) -> int:
    """How many of something the form brings, each in a field at least. Raises Malformed."""
    found = number(data, name)
    if found > len(data):
        raise Malformed(name)
    return found


@dataclass(frozen=True)
class Part:
    """Some decisions of a draft, from `first` to before `end`; `number` counts from 1."""

    number: int
    first: int
    end: int

    def has(self, index: int) -> bool:
        return self.first <= index < self.end


def parts_of(draft: Draft) -> list[Part]:
    """All decisions, cut between points of the agenda where that is possible."""
    cuts = [0, *_cuts(draft), len(draft.decisions)]
    return [Part(number, *ends) for number, ends in enumerate(pairwise(cuts), start=1)]


def _cuts(draft: Draft) -> Iterator[int]:
    first = at = 0
    for _item, group in groupby(draft.decisions, key=lambda each: each.item):
        end = at + len(list(group))
        if end - first > MOST and at > first:
            yield at
            first = at
        while end - first > MOST:
            first += MOST
            yield first
        at = end


def part_at(parts: list[Part], index: int) -> Part:
    """The part that a decision stands in; the last for one behind them all."""
    return next((each for each in parts if each.has(index)), parts[-1])


@dataclass(frozen=True)
class Extent:
    """What a page shows of a draft: `count` decisions from `first`.

    `base`: the digest of every decision of the draft, with `ABSENT` for those on the page that the
    kept draft does not have.
    """

    first: int
    count: int
    base: list[str]

    @classmethod
    def of(cls, draft: Draft, part: Part) -> "Extent":
        return cls(part.first, part.end - part.first, digests(draft))

    @classmethod
    def posted(cls, data: Mapping[str, str]) -> "Extent":
        """Raises Malformed."""
        extent = cls(number(data, "first"), count(data, "decisions"), data.get("base", "").split())
        if len(extent.base) < extent.end:
            raise Malformed("base")
        return extent

    @property
    def end(self) -> int:
        return self.first + self.count

    @property
    def before(self) -> list[str]:
        return self.base[: self.first]

    @property
    def shown(self) -> list[str]:
        return self.base[self.first : self.end]

    @property
    def after(self) -> list[str]:
        return self.base[self.end :]

    @property
    def kept(self) -> slice:
        """Where in the kept draft the page's decisions stand."""
        known = [each for each in self.shown if each != ABSENT]
        return slice(self.first, self.first + len(known))

    def place_of(self, number: int) -> int | None:
        """Where in the kept draft a decision of the page stands; None: nowhere."""
        if self.base[number] == ABSENT:
            return None
        return self.first + sum(each != ABSENT for each in self.base[self.first : number])

    def once_kept(self, draft: Draft, gone: Collection[int]) -> list[str]:
        """`base` once the page is kept as `draft`. `gone`: the decisions of it that are not."""
        kept = iter(digests(draft))
        return [*(ABSENT if at in gone else next(kept) for at in range(self.end)), *kept]
