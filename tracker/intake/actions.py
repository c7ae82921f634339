"""Decision text → the actions: who does what by when."""

from dataclasses import dataclass

from .assignees import find_assignees, find_parts
from .context import Context
from .draft import Deadline, DraftAction
from .grants import grant_demand
from .obliging import is_approval, obliges, refuses, sets_a_day
from .own_body import is_own
from .task_deadlines import steps, task_deadline
from .words import sentences


@dataclass(frozen=True)
class _Task:
    text: str
    assignees: tuple[str, ...]
    deadline: Deadline | None


def read_actions(text: str, context: Context, *, task: bool = False) -> tuple[DraftAction, ...]:
    """The actions that a decision obliges to; one with nobody named has no assignees.

    `task`: a label ("AP:", "Åtgärder") says that it is one, whatever its words.
    Where several people get different tasks there is one action each. A deadline belongs to the
    clause that has it; one in a sentence that names nobody stands for all.
    """
    if demand := grant_demand(text):
        who = (context.people.full_name(demand.who),)
        return (DraftAction(text, who, task_deadline(demand.clause, context)),)
    named = any(find_assignees(each, context.people) for each in sentences(text))
    if is_approval(text) and not named:
        return _later_tasks(text, context)
    tasks, shared = _tasks(text, context)
    tasks = _without_body(tasks, context)
    if len({each.assignees for each in tasks}) > 1 or _in_steps(tasks):
        return tuple(
            DraftAction(each.text, each.assignees, each.deadline or shared) for each in tasks
        )
    if tasks:
        until = _firmest(tasks) or task_deadline(text, context)
        return (DraftAction(text, tasks[0].assignees, until),)
    obliging = obliges(text) or (task and not refuses(text))
    return (DraftAction(text, (), task_deadline(text, context)),) if obliging else ()


def _in_steps(tasks: list[_Task]) -> bool:
    """Whether the same people have several things to do, each by a deadline of its own."""
    return len({task.deadline for task in tasks if task.deadline}) > 1


def _firmest(tasks: list[_Task]) -> Deadline | None:
    """The first firm deadline of the clauses; a vague one may give way to the whole text's."""
    found = [task.deadline for task in tasks if task.deadline and task.deadline.kind != "vague"]
    return found[0] if found else None


def _without_body(tasks: list[_Task], context: Context) -> list[_Task]:
    """The tasks of people, where the body itself is named beside them."""
    named = [
        task for task in tasks if not all(is_own(each, context.own_body) for each in task.assignees)
    ]
    return named or tasks


def _later_tasks(text: str, context: Context) -> tuple[DraftAction, ...]:
    """An approval may be followed by sentences that oblige somebody."""
    rest = [each for each in sentences(text)[1:] if obliges(each)]
    return tuple(DraftAction(each, (), task_deadline(each, context)) for each in rest)


def _tasks(text: str, context: Context) -> tuple[list[_Task], Deadline | None]:
    """The clauses that name somebody, and the deadline of the sentences that name nobody."""
    tasks: list[_Task] = []
    shared: Deadline | None = None
    for sentence in sentences(text):
        parts = [] if refuses(sentence) else find_parts(sentence, context.people)
        for part in parts:
            clause = (
                sentence[part.start : part.end].strip().removesuffix(" och").removesuffix(" samt")
            )
            done_in = steps(clause, context)
            behind = sentence[part.named_at : part.end] if len(done_in) == 1 else ""
            for step in done_in:
                if sets_a_day(step) and len(done_in) > 1:
                    continue
                until = task_deadline(behind, context) or task_deadline(step, context)
                tasks.append(_Task(step, part.assignees, until))
        if not parts:
            shared = shared or task_deadline(sentence, context)
    return tasks, shared
