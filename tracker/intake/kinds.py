"""What a decision comes to: its kind, its actions, or its own deadline."""

import re
from dataclasses import replace

from .actions import read_actions
from .assignees import find_assignees
from .context import Context
from .draft import DraftDecision
from .tabled import is_taken_up_later, tabling_sentence
from .words import sentences

_SETTLED = re.compile(
    r"\b(?:beviljas|godkänns|avslås|bifalls|antas|fastställs|avskrivs|utses|väljs|förlängs)\b"
)


def apart(decision: DraftDecision, context: Context) -> list[DraftDecision]:
    """A decision, and apart from it what its other sentences put off to a later meeting."""
    parts = sentences(decision.text)
    put_off = tabling_sentence(decision.text)
    others = " ".join(each for each in parts if each != put_off)
    if decision.kind == "earlier" or not put_off or not _stands_alone(others, context):
        return [decision]
    in_order = [others, put_off] if parts[-1] == put_off else [put_off, others]
    return [replace(decision, text=text) for text in in_order]


def _stands_alone(text: str, context: Context) -> bool:
    """Whether sentences beside one that puts a matter off decide something themselves."""
    tasks = any(find_assignees(each, context.people) for each in sentences(text))
    return bool(tasks or _SETTLED.search(text))


def finished(
    decision: DraftDecision, beyond: str, context: Context, *, task: bool
) -> DraftDecision:
    """The decision with its kind, its actions or its own deadline.

    `beyond` is a sentence behind it, whose deadline counts where the decision has none.
    """
    if decision.kind == "earlier":
        return decision
    sentence = tabling_sentence(decision.text)
    later = is_taken_up_later(decision.text, context)
    if sentence or (later and not find_assignees(decision.text, context.people)):
        text = sentence or decision.text
        return replace(decision, text=text, kind="tabled", deadline=context.deadline(text))
    actions = read_actions(decision.text, context, task=task)
    if beyond and actions and not any(action.deadline for action in actions):
        until = context.deadline(beyond)
        actions = tuple(replace(action, deadline=until) for action in actions)
    return replace(decision, actions=actions)
