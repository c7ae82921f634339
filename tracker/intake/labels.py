"""The words that stand alone over a part of an item: "Beslut", "Åtgärder", "Diskussion"."""

import re
from typing import Literal

from .attendance_labels import attendance_label, office_label
from .words import is_active, is_infinitive

__all__ = ["LabelKind", "attendance_label", "inline_label", "label_of", "office_label"]

LabelKind = Literal["decision", "action", "aside", "other"]

_DECISION = re.compile(
    r"(?:(?:[\wåäöÅÄÖ&-]+\s+){0,5}[\wåäöÅÄÖ-]+s\s+)?beslut(?:et|en)?(?:\s+(?:§\s*\d+|om|"
    r"i\s+ärendet))?|"
    r"beslutspunkter|(?:fattade\s+)?beslut(?:\s*(?:och|&|/|\+)\s*(?:åtgärd(?:er)?|uppdrag|"
    r"ansvarig[a]?|aktiviteter))?|"
    r"(?:fattade|dagens|nya)\s+beslut|beslut\s+(?:idag|på\s+mötet|vid\s+mötet)",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"(?:nya\s+)?åtgärd(?:er|slista)?|(?:saker\s+)?att\s+göra|(?:nya\s+)?uppdrag|action(?:s|"
    r"\s+points?|\s+items?)?|aps?|"
    r"(?:nya\s+)?aktiviteter\s+att\s+göra|todos?|to[\s-]?dos?|att-göra-lista|uppgifter|"
    r"att\s+göra\s+till\s+nästa\s+(?:gång|möte)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:[\wåäöÅÄÖ&-]+\s+){0,5}?(?:\w*förslag(?:\s+(?:till|på)\s+[\wåäö ]+)?|beslutsförslag)|"
    r"\w*yrkande[nt]?|"
    r"(?:\w+s\s+)?(?:förslag|yrkande[n]?)\s+(?:till|på|om)\s+[\wåäö ]+|"
    r"beslutsunderlag|beslutsgång(?:en)?|propositions?ordning(?:en)?|propositioner|"
    r"handlingar(?:na)?(?:\s+i\s+ärendet)?|underlag|"
    r"(?:skriftliga?\s+)?reservation(?:er|en)?|protokollsanteckning(?:ar|en)?|särskil(?:t|"
    r"da)\s+yttranden?|"
    r"omröstning(?:en|sresultat|sordning)?|ajournering(?:ar)?|jäv|blankreservation|"
    r"(?:beslutet|protokollet|protokollsutdrag(?:et)?)?\s*(?:ska\s+)?(?:skickas|sänds|expedieras|"
    r"delges|lämnas|mejlas)(?:\s+till)?|"
    r"kopia\s+(?:till|av\s+[\wåäö]+)|sändlista|expediering|bilag(?:a|or)|delges|"
    r"deltar\s+(?:inte|ej)\s+i\s+beslutet|(?:tidigare\s+)?(?:behandling|ärendets\s+beredning)|"
    r"beredning(?:en)?",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"diskussion(?:er|en)?|information(?:en)?|bakgrund(?:en)?|ärendet|ärendebeskrivning|"
    r"(?:kort\s+)?beskrivning(?:\s+av\s+ärendet)?|sammanfattning(?:\s+av\s+ärendet)?|"
    r"inlägg|anföranden?|föredragning|föredragande|presentation(?:er)?|anteckningar|noteringar|"
    r"kommentar(?:er)?|motivering(?:en)?|skäl(?:en)?(?:\s+för\s+beslutet)?|beslutsmotivering|"
    r"barnkonsekvensanalys|ekonomiska\s+konsekvenser|konsekvenser|bedömning(?:en)?|"
    r"(?:[\wåäö]+s\s+)?(?:synpunkter|bedömning|överväganden)|nuläge|lägesbeskrivning|syfte|frågor",
    re.IGNORECASE,
)
_WHO = r"[A-ZÅÄÖ][\w-]*(?:(?:\s|,\s|\s?[+/&]\s?|\s(?:och|samt)\s)[A-ZÅÄÖ][\w-]*){0,4}"
_INLINE = re.compile(
    r"(?P<label>(?:nytt\s+|mötets\s+|gruppens\s+)?(?:beslut|beslutspunkt|åtgärd(?:er)?|aps?|"
    r"action(?:\s+(?:point|item)s?)?|uppdrag|uppgift|att[\s-]göra|to[\s-]?do|"
    r"nästa\s+steg|aktivitet))"
    r"(?:\s*(?:nr\.?\s*)?\d{1,3}|\s*\((?P<who>[^)]{2,40})\)"
    rf"|\s+(?:till\s+|åt\s+|för\s+|-\s+)?(?-i:(?P<name>{_WHO})))?"
    r"(?:\s*[:–]|\s+[-—]|\s*(?:=>|->|→|⇒|➔)|(?<=beslut)(?=\s+att\b))\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def label_of(text: str) -> LabelKind | None:
    """What a line that is nothing but a label opens; None where it is no label."""
    bare = text.strip().rstrip(":.").strip()
    if len(bare) > 60:
        return None
    for pattern, kind in _KINDS:
        if pattern.fullmatch(bare):
            return None if kind == "aside" and _says_something(bare) else kind
    return None


def _says_something(words: str) -> bool:
    """Whether it is a sentence that ends like a label: "att bifalla nämndens förslag"."""
    first, *others = words.split()
    return first.lower() in {"att", "enligt", "bifalla", "anta", "följa", "godkänna"} or any(
        is_active(word) or is_infinitive(word) or word == "enligt" for word in others
    )


_KINDS: tuple[tuple[re.Pattern[str], LabelKind], ...] = (
    (_ASIDE, "aside"),
    (_OTHER, "other"),
    (_DECISION, "decision"),
    (_ACTION, "action"),
)


def inline_label(text: str) -> re.Match[str] | None:
    """ "AP: …", "Åtgärd: …", "Beslut: …": groups `label`, `who` (in brackets) and `rest`."""
    return _INLINE.fullmatch(text)
