"""The words over a part of the attendance list: "Närvarande", "Ej med", "Övriga deltagare".

A label is made of few words, put together in many ways ("Anmält förhinder", "Ledamöter som
lämnat återbud"); so the words are listed here, not the labels.
"""

import re
from functools import lru_cache

from .draft import AttendanceStatus
from .person_words import FULL_NAME, take_title
from .words import word_set

_ABSENT = re.compile(
    r"frånvar\w*|förhind\w*|återbud|avanmäl\w*|saknas|saknade[s]?|saknar|sjuk(?:a|anmäl\w+|frånvaro)?|borta|uteblev|"
    r"uteblivna|lediga?",
    re.IGNORECASE,
)
_NOT = word_set("ej inte icke")
_THERE = re.compile(
    r"närvar\w*|delta\w*|deltog|med|här|där|kunde|kan|komma|kom|på|plats|medverka\w*|var|vara",
    re.IGNORECASE,
)
_GUEST = re.compile(
    r"övriga?|adjungera\w*|adj\.?|inbjud\w*|gäst(?:er)?|föredragande|åhörare|observatör(?:er)?|"
    r"tjänste(?:män|man|personer|person)|revisor(?:er)?|dessutom|även|också|tillika|"
    r"(?:personal|arbetstagar)(?:företrädare|representanter)|externa?|yttranderätt|närvarorätt|"
    r"föreläsare",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"närvarande|närvaro(?:lista|listan|förteckning)?|närvar(?:ar|ade)|(?:mötes)?deltagar\w*|"
    r"deltagande|deltar|deltog|beslutande|medverka(?:nde|r|de)|kallade?|inkallade|"
    r"\w*ledam(?:öter(?:na)?|ot)|(?:\w*givar)?(?:representanter|företrädare)|"
    r"ersättare|suppleant(?:er)?|tjänstgörande|tjg\.?|styrelsen?|"
    r"presidi(?:et|um)|digitalt|vilka|med|samtliga",
    re.IGNORECASE,
)
# They say something about those listed only beside another word, or before a colon.
_WEAK = word_set(
    "med ej inte icke vilka även också dessutom digitalt borta var här kom "
    "samtliga ledamot ledig lediga kallad extern externa övrig saknar"
)
_PLACES = word_set("plats länk distans skärm teams zoom telefon")
_FILLER = word_set(
    "kom men anmält anmäld anmälda anmäl anmälan meddelat meddelad meddelade lämnat lämnade "
    "lämnad skickat har hade var är de idag i dag nu på vid mötet sammanträdet träffen från "
    "av med utan rösträtt beslutanderätt förslagsrätt yttranderätt närvarorätt och samt & / "
    "ordinarie delvis del delar vi som kunde kan komma delta vara gången följande personer "
    "personal för till ur via fysiskt särskilt nedan där tyvärr hela gång fått inte ej icke "
    "inkommit inkomna alla här att "
    "fackliga nämnda lista medlemmar medlemmarna förteckning över"
)
_TELLING = word_set("var är deltog deltar hade har närvarade medverkade saknades med kom från")
_PLURAL = re.compile(r"[a-zåäöé-]{3,30}(?:ar|or|er|are|na|rn|n|nter|valda|skare|skap|ledning)")
# "Vi som var där:", "Runt bordet:" in loose notes.
_ROUND_THE_TABLE = r"(?:där|här|runt\s+bordet|på\s+(?:mötet|träffen))"
_WE_WERE = re.compile(
    rf"(?:(?:vi|de|vilka|alla)\s+)?(?:som\s+)?(?:(?:var|kom|satt|är)\s+)?{_ROUND_THE_TABLE}"
    rf"(?:\s+(?:var|satt|kom))?|(?:vi|de|vilka)\s+(?:som\s+)?(?:var|kom)",
    re.IGNORECASE,
)
_NOT_VOTING = re.compile(r"(?:ej|icke|inte)\s+(?:tjänst|tjg)", re.IGNORECASE)
_WITHOUT_A_VOTE = re.compile(r"utan\s+(?:beslutande|röst)rätt", re.IGNORECASE)
_OF = word_set("från ur i för på vid")
_MAX_LABEL = 70
_MAX_WORDS = 9
_BRACKET = re.compile(r"\([^()]{0,60}\)")
_COLON = re.compile(r"\s*:(?!\d)\s*")
_WIDE = re.compile(r"\s{2,}|\t")
_OFFICE = re.compile(
    r"(?P<office>(?:mötes)?(?:ordförande|ordf\.?)|(?:mötes|protokoll)?(?:sekreterare|sekr\.?)|"
    r"antecknare|anteckningar|skriver|skrev|antecknade|antecknar|"
    r"protokollförare|protokoll(?:\s+förs\s+av)?|(?:anteckningar|protokoll)\s+(?:förda?|förs|"
    r"skrivs)\s+av|"
    r"vid\s+(?:pennan|protokollet|tangenterna|tangentbordet|datorn|anteckningarna)|mötesledare|samtalsledare)",
    re.IGNORECASE,
)


def attendance_label(text: str) -> tuple[AttendanceStatus, str] | None:
    """(status, what follows on the line) where a line opens a part of the attendance list.

    Without a colon nothing but a label, a label and wide space, or a label and a name counts.
    """
    for parting in (_COLON, _WIDE):
        match = parting.search(text[: _MAX_LABEL + 2])
        status = _status(text[: match.start()], sure=parting is _COLON) if match else None
        if match and status:
            return status, text[match.end() :].strip(" :\t")
    status = _status(text.rstrip(" :."), sure=text.endswith(":"))
    return (status, "") if status else _before_name(text)


def _before_name(text: str) -> tuple[AttendanceStatus, str] | None:
    """ "Tjänstgörande ersättare Eva Ask (V)": a label, one space and a full name."""
    words = text[:_MAX_LABEL].split(" ")
    for cut in (3, 2, 1):
        rest = " ".join(text.split(" ")[cut:])
        if len(words) <= cut or not rest[:1].isupper() or words[cut - 1].casefold() in _TELLING:
            continue
        status = _status(" ".join(words[:cut]), sure=False)
        name = FULL_NAME.match(take_title(rest)[0])
        if status and name and re.match(r"\s*(?:[,;(]|$|för\s)", take_title(rest)[0][name.end() :]):
            return status, rest
    return None


@lru_cache(maxsize=4096)
def _status(label: str, *, sure: bool) -> AttendanceStatus | None:
    """What a label says of those below it; `sure`: a colon stands behind it."""
    if len(label) > _MAX_LABEL:
        return None
    if sure and _WE_WERE.fullmatch(label.strip(" .*")):
        return "present"
    label = _WITHOUT_A_VOTE.sub("yttranderätt", label)
    words = _BRACKET.sub(" ", label).strip(" .*").split()
    if not words or len(words) > _MAX_WORDS:
        return None
    found: set[AttendanceStatus] = set()
    strong = sorted_out = False
    for index, word in enumerate(words):
        bare = word.casefold().rstrip(",")
        kind = _kind(bare, words[index + 1 : index + 2], sure=sure or index > 0)
        if kind or (index and bare in _PLACES):
            found.add(kind or "present")
            strong = strong or bare not in _WEAK
            sorted_out = sorted_out or not bare.startswith("övrig")
        elif not (bare in _FILLER or (sorted_out and _PLURAL.fullmatch(word))):
            if not found or bare[:1].isdigit() or words[index - 1].casefold() not in _OF:
                return None
            break
    if not found or not (strong or sure or len(words) > 1):
        return None
    if _NOT_VOTING.match(label):
        return "present"
    return next(each for each in ("absent", "guest", "present") if each in found)


def _kind(word: str, following: list[str], *, sure: bool) -> AttendanceStatus | None:
    if word in _NOT:
        denied = _THERE.fullmatch(following[0]) if following else sure
        return "absent" if denied else None
    if _ABSENT.fullmatch(word):
        return "absent"
    if _GUEST.fullmatch(word):
        return "guest"
    return "present" if _PRESENT.fullmatch(word) else None


def office_label(text: str) -> tuple[str, str] | None:
    """(office, names) of "Ordförande: …" or "Sekreterare  …" in the head of the minutes."""
    match = _OFFICE.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    if rest.lstrip().startswith(":") or rest.startswith(("  ", "\t")):
        return match["office"].lower(), rest.strip(" :\t")
    return None
