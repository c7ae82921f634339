"""How what is typed in a review is read: names, lines, and words about time."""

import datetime
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tracker.deadlines import find_body
from tracker.intake import Deadline, Draft, parse_deadline

# Of NUL and of surrogates, which no database keeps. The page writes all signs as they are.
UNSTORABLE = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)
# A deadline is known by its words and by whose meeting it is.
Key = tuple[str, str | None]


@dataclass(frozen=True)
class Reading:
    """What words about time are read against: the meeting's day and body.

    `known` holds the deadlines as the whole document settled them; their words, left as they
    were, keep that meaning.
    """

    on: datetime.date
    own_body: str | None
    known: dict[Key, Deadline] = field(default_factory=dict)
    # The meeting was another day than the draft says.
    is_of_another_day: bool = False

    def deadline(self, words: str, whose: str = "") -> Deadline | None:
        """The deadline that was typed; None for an empty field. Raises ValidationError.

        `whose`: whose meeting it is; empty where the words say it.
        """
        words = " ".join(words.split())
        if not words:
            return None
        found = self._parsed(words) or self._known(words)
        if found is None:
            raise forms.ValidationError(
                _(
                    "”%(words)s” går inte att tolka som en tid. Skriv till exempel "
                    "7/2, 2019-02-07, nästa SSK, v. 14, i slutet av mars eller snarast."
                ),
                params={"words": words},
            )
        if whose and found.kind in {"date", "meeting"}:
            found = replace(found, kind="meeting", body=self._body(whose))
        return self.known.get((words, found.body), found)

    def whose(self, deadline: Deadline | None) -> str:
        """Whose meeting a kept deadline is, where its words alone would not say it."""
        if deadline is None or deadline.kind != "meeting":
            return ""
        said = self._parsed(deadline.text)
        if said and (said.kind, said.body) == ("meeting", deadline.body):
            return ""
        return deadline.body or self.own_body or ""

    def _parsed(self, words: str) -> Deadline | None:
        return parse_deadline(words, on=self.on, own_body=self.own_body)

    def _known(self, words: str) -> Deadline | None:
        return next((each for (text, _body), each in self.known.items() if text == words), None)

    def _body(self, whose: str) -> str | None:
        """None where the meeting's own body is meant, by whatever name."""
        own = self.own_body
        if own is None:
            return whose
        if whose.casefold() == own.casefold():
            return None
        meant = find_body(whose)
        return None if meant and meant == find_body(own) else whose


def known_deadlines(draft: Draft) -> dict[Key, Deadline]:
    """Every deadline of the draft as it was settled."""
    every = (
        deadline
        for decision in draft.decisions
        for deadline in (decision.deadline, *(each.deadline for each in decision.actions))
    )
    return {(" ".join(each.text.split()), each.body): each for each in every if each}


def read_again(decision: dict[str, Any], reading: Reading) -> None:
    """A decision's deadlines, in a draft as JSON; words that say no time keep their meaning."""
    for each in (decision, *decision["actions"]):
        if told := each["deadline"]:
            kept = Deadline.from_json(told)
            with suppress(forms.ValidationError):
                each["deadline"] = as_json(reading.deadline(kept.text, reading.whose(kept)))


def split_names(text: str) -> list[str]:
    """Names with commas between, each once, in the order typed."""
    return each_once(" ".join(name.split()) for name in re.split(r"[,;\n]", text))


def each_once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def plain_lines(text: str) -> str:
    """Line breaks as the draft has them; browsers send two signs for each."""
    return text.replace("\r\n", "\n")


class Storable(json.JSONDecoder):
    """Reads JSON whose texts a database can keep."""

    def decode(self, text: str, *args: Any) -> Any:
        if forged := UNSTORABLE.search(text):
            raise json.JSONDecodeError("unstorable", text, forged.start())
        return super().decode(text, *args)


def as_json(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {
        "text": deadline.text,
        "kind": deadline.kind,
        "body": deadline.body,
        "date": deadline.date.isoformat() if deadline.date else None,
    }


def day_as_json(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def clock_as_json(time: datetime.time | None) -> str | None:
    return f"{time:%H:%M}" if time else None
