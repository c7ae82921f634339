"""What in a draft is unsure, in words: whoever reviews looks at these places first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.intake import Certainty, DraftDecision, Reason
from tracker.intake.certainty import LEVELS, WORST_LAST, least
from tracker.web.review_blocks import Block
from tracker.web.review_fields import Stranger

WORDS = {
    "running": gettext_lazy("det står i löpande text, inte under Beslut"),
    "promise": gettext_lazy("någon ska göra något, men det står inte att det beslutades"),
    "note": gettext_lazy("det står som en lös anteckning"),
    "earlier": gettext_lazy("det lästes som ett tidigare beslut"),
    "kind": gettext_lazy("det lästes som bordlagt fast ordet inte står där"),
    "initials": gettext_lazy("%(about)s står bara med initialer"),
    "spelling": gettext_lazy("%(about)s är stavat på ett annat sätt"),
    "title": gettext_lazy("%(about)s står bara med titel"),
    "several": gettext_lazy("%(about)s kan vara flera personer"),
    "group": gettext_lazy("%(about)s är en grupp, och det står inte att det beslutades"),
    "nobody": gettext_lazy("ingen ansvarig nämns"),
    "nowhere": gettext_lazy("det framgår inte till vilket möte det är bordlagt"),
    "cut_off": gettext_lazy("texten verkar avhuggen"),
    "untimed": gettext_lazy("uppdraget har ingen tid, men ett annat i samma beslut har en"),
    "vague": gettext_lazy("klart senast är ingen bestämd dag"),
    "no_meeting": gettext_lazy("det framgår inte när mötet hålls"),
    "passed": gettext_lazy("klart senast hade redan passerat vid mötet"),
    "weekday": gettext_lazy("veckodagen i ”%(about)s” är inte den dagens"),
    "year": gettext_lazy("året i ”%(about)s” är antaget"),
}


@dataclass(frozen=True)
class Doubt:
    """A place to look at: its id on the page, which decision it is, and what is not sure."""

    target: str
    decision: int
    certainty: Certainty
    label: str
    words: list[str]


def doubt(block: Block, decision: DraftDecision, present: set[str]) -> None:
    """Tell a decision's form how sure it is and why, after `Names` has looked at its people.

    `present`: the names on the attendance list.
    """
    unknown = [each for action in block.actions for each in action.unknown]
    strangers = _strangers(unknown, decision, present)
    form = block.form
    form.certainty = _level(decision, strangers)
    if not decision.checked:
        reasons = [each for each in decision.reasons if each.code != "stranger"]
        form.doubts = [_("%(name)s finns inte i registret") % {"name": name} for name in strangers]
        form.doubts += [_in_words(each) for each in reasons]


def level(decision: DraftDecision, unknown: Sequence[Stranger], present: set[str]) -> Certainty:
    """How sure a decision is that the page does not show."""
    return _level(decision, _strangers(unknown, decision, present))


def _level(decision: DraftDecision, strangers: list[str]) -> Certainty:
    if decision.checked:
        return "sure"
    codes = [each.code for each in decision.reasons if each.code != "stranger"]
    return "unsure" if strangers else least(LEVELS[each] for each in codes)


def _strangers(
    unknown: Iterable[Stranger], decision: DraftDecision, present: set[str]
) -> list[str]:
    """Who is new to the register, but for people who were there and are like nobody else."""
    asked = {each.about for each in decision.reasons if each.code == "several"}
    new = [each.name for each in unknown if each.name not in present or each.likely]
    return [name for name in new if name not in asked]


def _in_words(reason: Reason) -> str:
    words = str(WORDS[reason.code])
    if reason.about:
        words = words % {"about": reason.about}
    if reason.action is None:
        return words
    which = {"number": reason.action + 1, "words": words}
    return _("uppdrag %(number)d: %(words)s") % which


def unsure(blocks: list[Block]) -> list[Doubt]:
    """The places to look at, the least sure first, each kind in the order of the page."""
    found = [
        Doubt(
            f"osaker-{form.prefix}",
            block.number + 1,
            form.certainty,
            form.certainty_label,
            form.doubts,
        )
        for block in blocks
        if (form := block.form).certainty != "sure"
    ]
    return sorted(found, key=lambda each: -WORST_LAST.index(each.certainty))


def summary(levels: Sequence[Certainty]) -> str:
    """How many decisions are to be looked at: "2 beslut är osäkra, 3 är troliga"."""
    unsure, likely = levels.count("unsure"), levels.count("likely")
    parts = []
    if unsure:
        words = ngettext("%(n)d beslut är osäkert", "%(n)d beslut är osäkra", unsure)
        parts.append(words % {"n": unsure})
    if likely:
        words = ngettext("%(n)d beslut är troligt", "%(n)d beslut är troliga", likely)
        parts.append(words % {"n": likely})
    return ", ".join(parts)
