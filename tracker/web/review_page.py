"""What the review page shows beside the form: the source, what was understood, what is new."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from tracker.access import AnyUser, visible_to
from tracker.deadlines import find_body
from tracker.intake import Attendee, Certainty, Deadline, Draft, DraftDecision
from tracker.intake.certainty import judged_again
from tracker.models import Body, Person
from tracker.reminders.wording import day_words
from tracker.review.likeness import likely
from tracker.web.review_blocks import Block
from tracker.web.review_doubts import doubt, level, summary
from tracker.web.review_fields import Stranger, Suggestion
from tracker.web.review_forms import ReviewForm
from tracker.web.review_parts import Part
from tracker.web.review_reading import split_names


@dataclass(frozen=True)
class Point:
    """A point of the agenda with the decisions under it."""

    number: str | None
    title: str
    # Where in the agenda, as a decision's choice of point says it; "" for no point.
    place: int | str = ""
    blocks: list[Block] = field(default_factory=list)


def points(draft: Draft, blocks: list[Block], part: Part) -> list[Point]:
    """The agenda in order; decisions that stand under no point come last.

    A point without decisions belongs to the part of the one before it.
    """
    agenda: dict[str, Point] = {}
    for place, each in enumerate(draft.agenda_items):
        agenda.setdefault(each.number or each.title, Point(each.number, each.title, place))
    stray = Point(None, _("Utan punkt"))
    for block in blocks:
        under = agenda.get(block.item or "", stray).blocks
        block.above = under[-1].number if under else None
        under.append(block)
    elsewhere = {each.item for at, each in enumerate(draft.decisions) if not part.has(at)}
    bare = part.first == 0
    found = []
    for name, point in agenda.items():
        if point.blocks or name in elsewhere:
            bare = bool(point.blocks)
        if point.blocks or bare:
            found.append(point)
    return [*found, stray] if stray.blocks else found


def understood(deadline: Deadline | None, own_body: str | None) -> str:
    """What words about time were taken to mean: "möte med SSK, tors 7 feb 2019"."""
    if deadline is None:
        return ""
    day = day_words(deadline.date) if deadline.date else ""
    if deadline.kind == "meeting":
        whose = deadline.body or own_body or _("det egna organet")
        if day:
            return _("möte med %(body)s, %(day)s") % {"body": whose, "day": day}
        return _("nästa möte med %(body)s") % {"body": whose}
    if deadline.kind == "vague" or not day:
        return _("ingen bestämd dag")
    if deadline.kind == "period":
        return _("till och med %(day)s") % {"day": day}
    return day


def counted(draft: Draft) -> str:
    """How many were there: "12 närvarande, 3 frånvarande"."""
    groups = [(label.lower(), len(people)) for label, people in attendance(draft)]
    return ", ".join(f"{count} {label}" for label, count in groups if count)


def attendance(draft: Draft) -> list[tuple[str, list[Attendee]]]:
    """Present, absent and guests, each group with its heading."""
    return [
        (_("Närvarande"), [each for each in draft.attendance if each.status == "present"]),
        (_("Frånvarande"), [each for each in draft.attendance if each.status == "absent"]),
        (_("Övriga deltagare"), [each for each in draft.attendance if each.status == "guest"]),
    ]


class Names:
    """The names that the register knows, and those that a reviewer may want."""

    def __init__(self, user: AnyUser, draft: Draft) -> None:
        self.user = user
        self.draft = draft
        # A long draft names the same few people many times.
        self._looked_up: dict[str, Stranger | None] = {}

    @cached_property
    def people(self) -> set[str]:
        return {name.casefold() for name in Person.objects.values_list("name", flat=True)}

    def unknown(self, names: list[str]) -> list[Stranger]:
        """Those that accepting would add to the register, with who may be meant."""
        return [stranger for name in names if (stranger := self._stranger(name))]

    def _stranger(self, name: str) -> Stranger | None:
        if name not in self._looked_up:
            known = self._known(name)
            self._looked_up[name] = None if known else Stranger(name, self._meant(name))
        return self._looked_up[name]

    def _known(self, name: str) -> bool:
        bare = name.partition("(")[0].strip().casefold()
        return bare in self.people or find_body(name) is not None

    def _meant(self, name: str) -> list[Suggestion]:
        others = [label for label, bearer in self._labels.items() if bearer != name]
        found = likely(name, others)
        return [Suggestion(label, self._value(label)) for label in found]

    def _value(self, label: str) -> str:
        """The name alone, as long as it is one person's."""
        name = self._labels[label]
        return label if list(self._labels.values()).count(name) > 1 else name

    @cached_property
    def _labels(self) -> dict[str, str]:
        """Names by "Pia Forsberg (Huddinge)": of the register first, then of who was there."""
        seen = visible_to(self.user, Person.objects.select_related("organization"))
        known = {_label(each.name, str(each.organization or "")): each.name for each in seen}
        there = {
            _label(each.name, each.organization or ""): each.name
            for each in self.draft.attendance
            if each.name not in known.values()
        }
        return known | there

    def suggestions(self) -> dict[str, list[str]]:
        """What the fields complete: `names` of people and bodies, and each kind by itself."""
        seen = visible_to(self.user, Person.objects.all())
        people = {*seen.values_list("name", flat=True)} | {
            each.name for each in self.draft.attendance
        }
        bodies = {*visible_to(self.user, Body.objects.all()).values_list("name", flat=True)}
        organizations = {each.organization for each in self.draft.attendance if each.organization}
        organizations |= {*seen.values_list("organization__name", flat=True)} - {None}
        return {
            "names": sorted(people | bodies, key=str.casefold),
            "people": sorted(people, key=str.casefold),
            "bodies": sorted(bodies, key=str.casefold),
            "organizations": sorted(organizations, key=str.casefold),
        }


def _label(name: str, organization: str) -> str:
    return f"{name} ({organization})" if organization else name


def annotate(review: ReviewForm, names: Names, draft: Draft) -> list[Certainty]:
    """Tell each part what is to be shown beside it: what was understood, and what is unsure.

    `draft` is what the form shows: as it was kept, or as it has just been corrected. Returns how
    sure each decision of it is, also of those that the page does not show.
    """
    present = {each.name for each in draft.attendance}
    own_body = review.own_body
    levels: dict[int, Certainty] = {}
    for block in review.blocks:
        for action in block.actions:
            # What is shown again may hold signs that its field has refused and no database takes.
            typed = (action["assignees"].value() or "").replace("\0", "")
            action.unknown = names.unknown(split_names(typed))
        for form in block.forms:
            form.understood = understood(form.deadline, own_body)
        place = _place(review, block, draft)
        decision = block.drafted if place is None else draft.decisions[place]
        if decision is not None:
            doubt(block, judged_again(decision, draft.meeting.date, present), present)
        if place is not None:
            levels[place] = block.form.certainty
    others = ((at, each) for at, each in enumerate(draft.decisions) if at not in levels)
    levels |= {at: _level(each, names, draft, present) for at, each in others}
    return [levels[at] for at in range(len(draft.decisions))]


def _place(review: ReviewForm, block: Block, draft: Draft) -> int | None:
    """Where in the draft a block's decision stands; None: not there, or it has an error."""
    if review.data is not None:
        return review.place_of(block.number) if draft is not review.draft else None
    return block.number if draft is review.kept else None


def _level(decision: DraftDecision, names: Names, draft: Draft, present: set[str]) -> Certainty:
    """How sure a decision is that the page does not show."""
    unknown = names.unknown([each for action in decision.actions for each in action.assignees])
    return level(judged_again(decision, draft.meeting.date, present), unknown, present)


@dataclass(frozen=True)
class PartLink:
    """A part of a long draft, and how much of it is to be looked at."""

    part: Part
    summary: str
    # Where to go for what is not sure.
    unsure: str
    is_here: bool

    @property
    def first(self) -> int:
        """The first decision, counted from 1."""
        return self.part.first + 1


def part_links(review: ReviewForm, levels: Sequence[Certainty]) -> list[PartLink]:
    """The parts of a draft that needs more than one page."""
    if len(review.parts) < 2:
        return []
    here = review.part
    return [_link(part, levels, here) for part in review.parts]


def _link(part: Part, levels: Sequence[Certainty], here: Part) -> PartLink:
    inside = levels[part.first : part.end]
    wanted = "unsure" if "unsure" in inside else "likely"
    unsure = ""
    if wanted in inside:
        unsure = f"{part.number}#osaker-d{part.first + inside.index(wanted)}"
    return PartLink(part, summary(inside), unsure, part.number == here.number)
