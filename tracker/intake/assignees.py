"""Who shall do it: the parties that a decision obliges.

Only who acts is taken: the subject of an active verb, who is commissioned, who is responsible.
Who is to be invited, consulted or reported to is not, and "vi" names nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .acts import claims, may_be_deed
from .commissions import also_tasked, borne_by, given_to, named_beside
from .names import PARTIES, People, is_group, split_parties
from .own_body import is_own
from .subjects import SUBJECT, Found, first_subject, is_to_do, later_subjects, resolved

_TOGETHER = re.compile(
    rf"\b(?:tillsammans|ihop|i\s+samarbete|i\s+samråd)\s+med\s+(?P<who>{PARTIES})(?!\w)"
)
_NO_TASK = re.compile(
    r"\bställ(?:er|a|de)\s+sig\s+(?:bakom|positiv|negativ|tveksam|avvaktande|frågande|skeptisk|"
    r"kritisk)\w*|\btill\s+handlingarna\b|\btagit\s+del\s+av\b|"
    r"\bi\s+(?:full\s+)?o?enighet\b|\bfår\s+(?:\d|en\b|ett\b|inte\b|ersättning\b|bidrag\b|arvode\b|"
    r"betalt\b|högst\b|max|kosta\b)|\bgärna\b|"
    r"\bser\s+(?:positivt|fram|allvarligt|med|inga?|en|ett|det)\b"
)


@dataclass(frozen=True)
class Part:
    """A clause at text[start:end] that names who shall do it."""

    start: int
    end: int
    assignees: tuple[str, ...]
    named_at: int = 0


def find_assignees(text: str, people: People) -> tuple[str, ...]:
    """Everybody whom the text obliges, in order, without repetition."""
    return tuple(dict.fromkeys(who for part in find_parts(text, people) for who in part.assignees))


def commits(sentence: str, people: People, *, firm: bool) -> bool:
    """Whether people in the list say that they will do something; `firm`: by a stated limit.

    Then groups and roles may promise too, and any verb will do; a claim is never a promise.
    """
    match = SUBJECT.match(sentence)
    if not match or claims(match["verb"], sentence[match.end("verb") :]):
        return False
    parties = split_parties(match["who"])
    known = [each for each in parties if people.knows(each) or (firm and is_group(each))]
    own = [each for each in parties if is_own(each, people.own_body)]
    does = firm or is_to_do(match["verb"]) or may_be_deed(match["verb"])
    return bool(parties and known == parties and not own and does) and bool(
        find_parts(sentence, people)
    )


def undertakes(point: str, people: People) -> bool:
    """Whether a point of loose notes says what people in the list do: "Ida bokar lokal"."""
    match = SUBJECT.match(point)
    parties = split_parties(match["who"]) if match else []
    known = bool(parties) and all(people.knows(each) for each in parties)
    return bool(match and known and may_be_deed(match["verb"]))


def find_parts(sentence: str, people: People) -> list[Part]:
    """The clauses of one sentence that oblige somebody, each up to the next one's start."""
    if _NO_TASK.search(sentence):
        return []
    starts = _distinct(sorted(_starts(sentence, people), key=lambda found: found[0]))
    parts: list[Part] = []
    for index, (start, who) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(sentence)
        who = tuple(dict.fromkeys([*who, *_partners(sentence[start:end], people)]))
        parts.append(Part(0 if index == 0 else start, end, who, start))
    return parts


def _distinct(starts: list[Found]) -> list[Found]:
    """The finds without those that say again who was found right before."""
    kept: list[Found] = []
    for start, who in starts:
        known = {each for _, others in kept for each in others}
        if not kept or not set(who) <= known:
            kept.append((start, who))
    return kept


def _partners(sentence: str, people: People) -> tuple[str, ...]:
    """Who does it together with the others: "tillsammans med ekonomichefen"."""
    match = _TOGETHER.search(sentence)
    who = split_parties(match["who"]) if match else []
    return resolved([each for each in who if people.knows(each)], people)


def _starts(sentence: str, people: People) -> Iterator[Found]:
    if given := given_to(sentence, people):
        yield given
        yield from _behind(given, [*also_tasked(sentence, people)])
        yield from _behind(given, [*later_subjects(sentence, people)])
        return
    borne = list(borne_by(sentence, people))
    first = first_subject(sentence, people)
    if first:
        yield first
    yield from borne
    yield from also_tasked(sentence, people)
    if first or not borne:
        yield from later_subjects(sentence, people)
    else:
        yield from _behind(borne[0], [*later_subjects(sentence, people)])
    if not first and not borne and (beside := named_beside(sentence, people)):
        yield beside


def _behind(first: Found, found: list[Found]) -> list[Found]:
    return [each for each in found if each[0] > first[0] + 5]
