"""Minutes that went through a bad copy, a careless hand or a broken disk."""

import random
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from xml.etree.ElementTree import tostring

from defusedxml.ElementTree import fromstring

Mutation = Callable[[str, random.Random], str]

_STRANGE = "\xa0\xad\u200b\u202e\u2028\ufeff\ufffd\uf0b7💡\t\v\x0c\x1f|*_#§"
_PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
_ODD_VALUES = ("", "-1", "0", "999999999999", "%1%9", "x", "Heading1", "bullet", "\U0001f4a1")
_MOST_ELEMENTS = 5_000


def cut(text: str, chance: random.Random) -> str:
    """What is left between two places."""
    first, last = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[first:last]


def shuffled_lines(text: str, chance: random.Random) -> str:
    lines = text.splitlines()
    first, last = sorted(chance.choices(range(len(lines) + 1), k=2))
    part = lines[first:last]
    chance.shuffle(part)
    return "\n".join([*lines[:first], *part, *lines[last:]])


def doubled_lines(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.splitlines() for _ in range(chance.choice((1, 1, 2))))


def swapped_characters(text: str, chance: random.Random) -> str:
    signs = list(text)
    for _ in range(len(signs) // 40):
        one, other = chance.randrange(len(signs)), chance.randrange(len(signs))
        signs[one], signs[other] = signs[other], signs[one]
    return "".join(signs)


def strange_characters(text: str, chance: random.Random) -> str:
    signs = list(text)
    for _ in range(len(signs) // 60):
        signs.insert(chance.randrange(len(signs)), chance.choice(_STRANGE))
    return "".join(signs)


def fewer_line_breaks(text: str, chance: random.Random) -> str:
    often = chance.random()
    return re.sub(r"\n+", lambda found: " " if chance.random() < often else found[0], text)


def more_line_breaks(text: str, chance: random.Random) -> str:
    return re.sub(" ", lambda _: "\n" if chance.random() < 0.1 else " ", text)


def blocks_gone_or_twice(text: str, chance: random.Random) -> str:
    blocks = text.split("\n\n")
    kept = [block for block in blocks for _ in range(chance.choice((0, 1, 1, 2)))]
    return "\n\n".join(kept)


def other_numbers(text: str, chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        return "".join(chance.choice("0123456789") for _ in found[0])

    return re.sub(r"\d+", lambda found: other(found) if chance.random() < 0.4 else found[0], text)


def fewer_signs(text: str, chance: random.Random) -> str:
    """Full stops, brackets and the like gone here and there, capitals lost."""
    left = re.sub(r"[^\w\s]", lambda found: found[0] * chance.choice((0, 1)), text)
    return chance.choice((left, left.lower(), left.upper()))


MUTATIONS: Sequence[Mutation] = (
    cut,
    shuffled_lines,
    doubled_lines,
    swapped_characters,
    strange_characters,
    fewer_line_breaks,
    more_line_breaks,
    blocks_gone_or_twice,
    other_numbers,
    fewer_signs,
)


def mutated(text: str, mutations: Sequence[Mutation], seed: int) -> str:
    chance = random.Random(seed)
    for mutation in mutations:
        text = mutation(text, chance) or " "
    return text


def flipped(data: bytes, seed: int) -> bytes:
    """The bytes with a few of them changed, and perhaps without their end."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 30))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.choice((len(data), len(data), chance.randrange(len(data))))])


def with_odd_parts(word_file: bytes, seed: int) -> bytes:
    """A sound Word package whose parts hold elements twice, in odd places, or of odd values."""
    chance = random.Random(seed)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _odd(part, chance) if name in _PARTS else part)
    return out.getvalue()


def _odd(xml: bytes, chance: random.Random) -> bytes:
    root = fromstring(xml)
    for _ in range(chance.choice((3, 30, 100))):
        elements = list(root.iter())
        parent = chance.choice([each for each in elements if len(each)] or [root])
        if not len(parent) or len(elements) > _MOST_ELEMENTS:
            break
        child = chance.choice(list(parent))
        match chance.randrange(4):
            case 0:
                parent.remove(child)
            case 1:
                chance.choice(elements).append(deepcopy(child))
            case 2:
                child.tag = chance.choice(elements).tag
            case _:
                child.attrib.update(dict.fromkeys(child.attrib, chance.choice(_ODD_VALUES)))
    written: bytes = tostring(root, encoding="utf-8")
    return written
