"""The words about a person in an attendance list: names, roles, job titles, parties, items."""

import re

from .draft import Role
from .organizations import is_named_organization, names_organization

_NAME_WORD = r"[A-ZÅÄÖÉÜØÆŠŽČ][\w’'-]*\.?"
PARTICLE = r"(?:von|af|de|der|van|la|el|al|bin|di|da|dos|ibn|zu)"
FULL_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{PARTICLE}\s+)*{_NAME_WORD}){{1,4}}")
ANY_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{PARTICLE}\s+)*{_NAME_WORD}){{0,3}}")
BRACKETS = re.compile(r"\(([^()]*)\)")

_NUMBERS = r"\d[\d\s,–&-]*(?:§+\s?\d+|(?:och|samt)\s+\d+)?"
_ITEMS = re.compile(
    r"\(?(?:[–-]\s+)?(?:\b(?:endast|enbart|bara|deltog|deltar|närvarande|närvarar|gäller|del\s+av|"
    r"t\.?\s?o\.?\s?m\.?|fr\.?\s?o\.?\s?m\.?|"
    r"till\s+och\s+med|från\s+och\s+med|under|vid|på|för|i|ej|inte|kl\.?\s?[\d.:–-]+,?)\s+){0,6}"
    r"(?:(?:dagordnings|program)?punkt(?:erna|er|en)?|ärende(?:na|n|t)?|paragraf(?:erna|er)?|§+|"
    r"pkt\.?|p\.|p(?=\s?\d))\s*"
    rf"(?P<items>{_NUMBERS}|(?<=punkten )(?-i:[A-ZÅÄÖ])[^,;()]{{2,40}})\)?",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"(?:mötes|t\.?f\.?\s+|samman)?(?:ordförande|ordf\.?|sammankallande)|mötesledare|"
    r"(?:leder|ledde|höll\s+i)\s+mötet",
    re.IGNORECASE,
)
_AT_THE_PEN = (
    r"vid\s+(?:protokollet|pennan|tangenterna|tangentbordet|anteckningarna|datorn)|"
    r"(?:tar|tog|för|förde|skriver|skrev|antecknar|antecknade)\s+"
    r"(?:protokoll(?:et)?|anteckningar(?:na)?)"
)
_SECRETARY = re.compile(
    r"(?:(?:mötes|nämnds?|kommun|protokoll|styrelse|utskotts?|region|förbunds|råds?|"
    r"vice\s+)?sekreterare|sekr\.?|ant\.?|skr\.?|protokollet|pennan|antecknar(?:e)?|antecknade|skriver|skrev|"
    rf"{_AT_THE_PEN}|protokollförare|protokollsekreterare|protokoll(?:skrivare)?|anteckningar)",
    re.IGNORECASE,
)
_WROTE = re.compile(
    rf",?\s+(?:som\s+(?:för(?:de|er)|skrev|skriver|tog|antecknade)\b[^,;()]*|(?:{_AT_THE_PEN}))"
)
_ADJUSTER = re.compile(
    r"(?:protokolls)?juster(?:are|ingsperson|ingsman|ande)|just\.?", re.IGNORECASE
)
# A ministry's or an organization's secretary has that for a job; it says nothing about the minutes.
_OTHER_SECRETARY = re.compile(r"(?:general|parti|ombuds|stats|riks|stifts)sekreterare", re.I)
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (_CHAIR, "chair"),
    (_SECRETARY, "secretary"),
    (_ADJUSTER, "adjuster"),
)
_PARTY = re.compile(r"(?:S|M|L|C|V|MP|KD|SD|FP|FI|Fi|Mp|Kd|Sd|Fp|-|–|[Oo]b(?:er)?\.?|[Oo]pol\.?)")
_LOCAL_PARTY = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ]{1,3}|[A-ZÅÄÖ]")
JOB = (
    r"(?:chef|direktör|ledare|sekreterare|strateg|handläggare|samordnare|ekonom|jurist|controller|"
    r"utvecklare|rektor|råd|ansvarig|specialist|konsult|planerare|arkitekt|ingenjör|rådgivare|"
    r"koordinator|administratör|revisor|kassör|ordförande|ledamot|assistent|ombud|lärare|läkare|"
    r"sköterska|terapeut|psykolog|kurator|pedagog|präst|herde|minister|kamrer|kamrerare|prefekt|"
    r"lektor|adjunkt|professor|docent|doktorand|dekan|forskare|student|representant|intendent|"
    r"inspektör|sakkunnig|expert|tekniker|mästare|förvaltare|tränare|suppleant|ersättare|"
    r"kommunikatör|"
    r"redaktör|bibliotekarie|antikvarie|geolog|biolog|ekolog|förman|föreståndare|värd|skötare|"
    r"kommissarie|polis|kapten|major|general|medlem|adjungerad|vaktmästare|sekr|utredare|"
    r"husvärd|kock|företrädare|föreläsare|moderator|analytiker|arkivarie|statistiker|"
    r"kassaförvaltare|"
    r"ägare|fogde|borgmästare|domare|åklagare|advokat|notarie|registrator|kanslist|diakon|kantor|"
    r"organist|musiker|elev|förälder|granskare|person|ordf|grundare)"
)
# What people are called by what they do, whatever the first part of the word is.
_AGENT = (
    r"[a-zåäöé/-]{2,40}(?:are|arna|erska|ör|örer|ist|ister|ant|anter|ent|log|loger|nom|nomer|"
    r"iker|morska|man|män|kvinna|partner|chefer|öter|öterna|ina)"
)
_NOTE = (
    r"(?:sjuk|semester|ledig|föräldraledig|tjänstledig|vab|resa|tjänsteresa|frisk|länk|teams|zoom|"
    r"telefon|skärm|distans|digitalt|fysiskt|plats|del|delar|delvis|hela|första|andra|sista|under|"
    r"fram|fr|kom|gick|lämnade|anlände|anslöt|medverkade|närvarade|uppringd|online|hybrid|"
    r"utan|med|i|vid|om|som|sen|försenad|förhinder|återbud|ny|nytillträdd|avgående|bisittare)"
)
_TITLE = re.compile(
    r"(?:(?:\d:[ea]|förste|andre|andra|första|vice|v\.|tf\.?|t\.f\.|ersättare|ersätter|tjg\.?|"
    r"tjänstgörande|suppleant|ledamot|deltog|deltar|via|endast|från|på|till|digitalt|distans|"
    r"kl\.?|ers\.?|för|vd|vd/\w+|ceo|adjungerad|föredragande|ej|frånvarande|närvarande|anmält|mas|"
    r"mar|prof\.?|docent|dr|fil|"
    r"biträdande|bitr\.?|administrativ|t\.?o\.?m\.?|fr\.?o\.?m\.?|senior|junior)(?!\w).*"
    rf"|[\w/åäöÅÄÖ-]*{JOB}(?:en|n)?(?:\s(?!&).*)?)",
    re.IGNORECASE,
)
_OTHER_TITLE = re.compile(
    rf"(?:[\w-]+s\s+(?:vice\s+)?\w*{JOB}(?:\s.*)?|{_NOTE}(?!\w)(?!-?\s+och\s).*|{_AGENT}(?:\s.*)?|(?:[A-ZÅÄÖa-zåäö]{{2,6}}-)?partner|"
    r"[A-ZÅÄÖa-zåäö]+(?:sk|iv|ell|ig)\s+(?:sekreterare|samordnare|chef|rådgivare|handläggare).*)"
)
_TITLE_BEFORE = re.compile(
    r"(?i:Dr|Prof|Doc|Fil|Tekn|Med|Ordf|Sekr|Kass|Led|VD|Vd|vd|Tf|T\.f)\.?:?"
)
_FIRM = re.compile(r"\s&\s\S|\s(?:AB|HB|KB|Co|ek\.?\s?för)\b")
_MAX_TITLE_WORDS = 3


def role_of(words: str) -> Role | None:
    """The role at the meeting that the words say, if any."""
    bare = words.strip().strip("().")
    if _OTHER_SECRETARY.fullmatch(bare):
        return None
    for pattern, role in _ROLES:
        if pattern.fullmatch(bare):
            return role
    return None


def is_known_party(words: str) -> bool:
    """Whether the words are the letters of a party that sits in most assemblies."""
    return bool(_PARTY.fullmatch(words))


def is_party(words: str) -> bool:
    """Whether the words are a party's letters."""
    local = _LOCAL_PARTY.fullmatch(words) and not _TITLE.fullmatch(words)
    return bool(_PARTY.fullmatch(words) or local)


def is_title(words: str) -> bool:
    """Whether the words are a job title or say how somebody took part."""
    bare = words.strip()
    if is_named_organization(bare) or (bare[:1].isupper() and _FIRM.search(bare)):
        return False
    return bool(_TITLE.fullmatch(bare) or _OTHER_TITLE.fullmatch(bare))


def is_organization(words: str) -> bool:
    """Whether a word among them names a kind of organization."""
    return words[:1].isupper() and names_organization(words) and not is_title(words)


def take_title(text: str) -> tuple[str, str]:
    """ "Rektor Agneta Furulid" → the name and the title in front of it."""
    words = text.split(" ", _MAX_TITLE_WORDS + 1)
    for cut in range(min(_MAX_TITLE_WORDS, len(words) - 1), 0, -1):
        title = " ".join(words[:cut]).rstrip(":,").strip()
        rest = text[len(" ".join(words[:cut])) + 1 :]
        if title and _NAME_START.match(rest) and _is_title_before(title):
            return rest, title.strip(" .")
    return text, ""


_NAME_START = re.compile(rf"{_NAME_WORD}(?:[\s,(;.]|$)")


def _is_title_before(title: str) -> bool:
    """Whether the words may stand right before a name: "HR-partner", "Vice ordförande", "Dr"."""
    last = title.split()[-1]
    if is_organization(title) or (last[:1].isupper() and last != title.split()[0]):
        return False
    if _TITLE_BEFORE.fullmatch(title):
        return True
    plain = re.fullmatch(
        rf"(?:[\w/åäö.:-]*\s+)*[\w/åäö-]*{JOB}(?:er|erna|e?n|na)?", title, re.IGNORECASE
    )
    return bool(
        (plain or _OTHER_TITLE_BEFORE.fullmatch(title)) and not re.search(r"[.]\s*$", title)
    ) or bool(re.fullmatch(r"(?i:\w*ordf\.?|\w*sekr\.?|kommunalråd|\w*ledamöter(?:na)?)", title))


_OTHER_TITLE_BEFORE = re.compile(
    r"[A-ZÅÄÖa-zåäö/-]{3,40}(?:are|erska|ör|ist|log|iker|morska|partner|råd|kassör)"
)


def take_items(text: str) -> tuple[str, str | None]:
    """The line without "endast punkt 2", and the items that were said there."""
    match = _ITEMS.search(text)
    if not match:
        return text, None
    rest = f"{text[: match.start()].rstrip(' ,(–-')}{text[match.end() :]}"
    opened = rest.count("(") - rest.count(")")
    rest = (rest + ")" * opened) if opened > 0 else rest
    items = re.sub(r"§+\s*", "", " ".join(match["items"].split()))
    return rest.replace("()", "").strip(" ,"), items.rstrip(", -–")


def without_secretary(text: str) -> tuple[str, bool]:
    """The words without "som förde protokollet" or "vid pennan", and whether they said so."""
    match = _WROTE.search(text)
    return (_WROTE.sub("", text), True) if match else (text, False)
