"""Figures → the text that Prometheus reads (exposition format 0.0.4)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
NAME = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*")


@dataclass(frozen=True)
class Family:
    """A figure, or the same figure of several things, told apart by one label.

    `kind` is "gauge" or "counter"; a counter's name ends in `_total`.
    """

    name: str
    kind: str
    about: str
    values: Mapping[str, float]
    label: str = ""

    def lines(self) -> Iterator[str]:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name of a metric")
        about = self.about.replace("\\", r"\\").replace("\n", r"\n")
        yield f"# HELP {self.name} {about}"
        yield f"# TYPE {self.name} {self.kind}"
        for value_of, value in self.values.items():
            labels = f'{{{self.label}="{_escaped(value_of)}"}}' if self.label else ""
            yield f"{self.name}{labels} {float(value)!r}"


def single(name: str, kind: str, about: str, value: float | None) -> Family:
    """A figure by itself; without a value it has no sample."""
    return Family(name, kind, about, {} if value is None else {"": value})


def exposition(families: Sequence[Family] | Iterable[Family]) -> str:
    return "".join(f"{line}\n" for family in families for line in family.lines())


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
