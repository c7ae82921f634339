"""Somebody else has saved the draft that a page shows: both versions are brought together."""

from dataclasses import dataclass
from typing import Any

from tracker.access import AnyUser
from tracker.intake import Draft, DraftDecision
from tracker.models import Body, MinutesFile
from tracker.review.merging import (
    SECTIONS,
    Merged,
    Mine,
    Section,
    digest,
    merge,
    merge_section,
    section_digest,
    shown_of,
)
from tracker.web.review_blocks import Block
from tracker.web.review_choosing import Difference, TakeForm, differences, section_differences
from tracker.web.review_forms import ReviewForm, Shown
from tracker.web.review_parts import ABSENT, Extent


@dataclass(frozen=True)
class Reconciled:
    """Both versions as one draft in JSON, and what somebody has to choose in before it counts."""

    draft: dict[str, Any]
    body: Body | None
    rows: list[Merged]
    sections: list[Section]

    @property
    def clashes(self) -> list[str]:
        return [each.name for each in self.sections if each.clash]

    @property
    def is_settled(self) -> bool:
        return not self.clashes and not any(each.clash for each in self.rows)


def reconcile(review: ReviewForm) -> Reconciled:
    """What a valid form that was overtaken makes of the draft as it is kept by now."""
    rows = merge(
        review.extent.before,
        [_mine(review, block) for block in review.blocks],
        review.extent.after,
        review.kept.decisions,
    )
    sections = _sections(review)
    mine = {each.name for each in sections if each.take == "mine"}
    typed = review.around()
    around = {key: typed[key] for name in mine for key in SECTIONS[name] if key in typed}
    decisions = [_plain(each.decision) for each in rows if each.kept]
    draft = {**review.kept.to_json(), **around, "decisions": decisions}
    return Reconciled(draft, review.body if "meeting" in mine else review.file.body, rows, sections)


def _mine(review: ReviewForm, block: Block) -> Mine:
    """What was made of a decision on the page."""
    shown = review.extent.base[block.number]
    known = None if shown == ABSENT else shown
    if block.is_theirs:
        return Mine(known, None, is_changed=False)
    if not block.kept:
        return Mine(known, None)
    decision = DraftDecision.from_json(block.to_draft(review.stands))
    return Mine(known, decision, is_changed=digest(decision) != known)


def _sections(review: ReviewForm) -> list[Section]:
    if not review.has_around:
        return []
    shown = shown_of((review.data or {}).get("revision", ""))
    kept = review.file.draft
    mine = {**kept, **review.around()}
    body = review.body.pk if review.body else None
    return [
        merge_section(
            name,
            shown.get(name, ""),
            section_digest(mine, name, body),
            section_digest(kept, name, review.file.body_id),
        )
        for name in SECTIONS
    ]


def _plain(decision: DraftDecision) -> dict[str, Any]:
    told: dict[str, Any] = Draft(decisions=(decision,)).to_json()["decisions"][0]
    return told


def to_choose(file: MinutesFile, user: AnyUser, both: Reconciled) -> ReviewForm:
    """The page that shows both versions, with all that was typed."""
    marked = [at for at, each in enumerate(both.rows) if each.on_page]
    first, end = (marked[0], marked[-1] + 1) if marked else (0, 0)
    first = 0 if both.sections else first
    base = [each.shown or ABSENT for each in both.rows]
    shown = Shown(
        Draft.from_json(both.draft),
        both.body.pk if both.body else None,
        Extent(first, end - first, base),
        both.rows[first:end],
        both.clashes,
    )
    return ReviewForm(file, user, shown=shown)


@dataclass(frozen=True)
class Around:
    """What stands around the decisions in two versions, and which counts."""

    take: TakeForm
    differences: list[Difference]


def compare(review: ReviewForm) -> list[Around]:
    """Tell each block what differs; what differs around them comes back."""
    for block in review.blocks:
        if block.take:
            block.differences = differences(_typed(review, block), block.theirs)
    if not review.takes:
        return []
    mine = {**review.draft.to_json(), **(review.around() if _is_whole(review) else {})}
    return [
        Around(take, [section_differences(name, mine, review.file.draft)])
        for name, take in review.takes.items()
    ]


def _typed(review: ReviewForm, block: Block) -> DraftDecision | None:
    """The page's version, as far as it can be understood."""
    if block.drafted:
        return block.drafted if block.form.initial["keep"] else None
    if not block.form.is_kept or any(form.errors for form in block.forms):
        return None
    return DraftDecision.from_json(block.to_draft(review.stands))


def _is_whole(review: ReviewForm) -> bool:
    forms = (review.head, review.closing, *review.people, *review.points)
    return review.data is not None and review.has_around and not any(each.errors for each in forms)
