"""The words about a person in an attendance list: roles, job titles, parties, organizations."""

import re

from .draft import Role

_NAME_WORD = r"[A-ZÅÄÖÉÜØÆŠŽČ][\w’'-]*\.?"
PARTICLE = r"(?:von|af|de|der|van|la|el|al|bin|di|da|dos|ibn|zu)"
FULL_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{PARTICLE}\s+)*{_NAME_WORD}){{1,4}}")
ANY_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{PARTICLE}\s+)*{_NAME_WORD}){{0,3}}")
BRACKETS = re.compile(r"\(([^()]*)\)")

_NUMBERS = r"\d[\d\s,–&-]*(?:(?:och|samt)\s+\d+)?"
_ITEMS = re.compile(
    r"\(?(?:(?:endast|enbart|bara|deltog|deltar|närvarande|närvarar|gäller|del\s+av|"
    r"t\.?\s?o\.?\s?m\.?|fr\.?\s?o\.?\s?m\.?|"
    r"till\s+och\s+med|från\s+och\s+med|under|vid|på|för|i|ej|kl\.?\s?[\d.:–-]+,?)\s+)*"
    r"(?:punkt(?:erna|er|en)?|ärende(?:na|n|t)?|§+|p\.)\s*"
    rf"(?P<items>{_NUMBERS}|(?<=punkten )(?-i:[A-ZÅÄÖ])[^,;()]{{2,40}})\)?",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"(?:mötes|t\.?f\.?\s+|samman)?(?:ordförande|ordf\.?|sammankallande)", re.I)
_SECRETARY = re.compile(
    r"(?:(?:mötes|nämnds?|kommun|protokoll|styrelse|utskotts?|region|förbunds|råds?|"
    r"vice\s+)?sekreterare|sekr\.?|(?:vid\s+)?(?:protokollet|pennan)|antecknare|antecknar|"
    r"(?:antecknade|för(?:de)?\s+(?:protokoll(?:et)?|anteckningar(?:na)?))|protokollförare|"
    r"protokollsekreterare|protokoll(?:skrivare)?|anteckningar)",
    re.IGNORECASE,
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
_TITLE = re.compile(
    r"(?:(?:\d:[ea]|förste|andre|andra|första|vice|v\.|tf\.?|t\.f\.|ersättare|ersätter|tjg\.?|"
    r"tjänstgörande|suppleant|ledamot|deltog|deltar|via|endast|från|på|till|digitalt|distans|"
    r"kl\.?|ers\.?|för|vd|vd/\w+|ceo|adjungerad|föredragande|ej|frånvarande|närvarande|anmält|mas|"
    r"mar|"
    r"biträdande|bitr\.?|administrativ|t\.?o\.?m\.?|fr\.?o\.?m\.?|senior|junior)(?!\w).*"
    rf"|[\w/åäöÅÄÖ-]*{JOB}(?:en|n)?(?:\s(?!&).*)?)",
    re.IGNORECASE,
)
_LEADING_TITLE = re.compile(
    rf"(?P<title>(?:(?:[Tt]\.?f\.?|[Vv]ice|[Bb]iträdande|[Aa]dministrativ|[Ff]örste|[Dd]r|[Ff]il|"
    rf"\d:e)\.?\s+)*"
    rf"(?:(?i:[\w/åäö-]*{JOB}|kommunalråd|regionråd|oppositionsråd|ordf\.?|sekr\.?)|[Dd]r)\.?)"
    rf"[:,]?\s+(?={_NAME_WORD}(?:\s|$))"
)
_ORGANIZATION = re.compile(
    r"\b\w*(?:kommuner?n?s?|kommunala|region(?:en)?|stad(?:en)?|landsting(?:et)?|län(?:et|s)?|"
    r"förvaltning(?:en)?|"
    r"kontor(?:et)?|avdelning(?:en)?|enhet(?:en)?|bolag(?:et)?|kompani(?:et)?|firman?|entreprenad|"
    r"arkitekter|konsult(?:er)?|förening(?:en)?|förbund(?:et)?|"
    r"styrelse[n]?|nämnd(?:en)?|verket|myndighet(?:en)?|skolan?|universitet(?:et)?|högskolan?|"
    r"församling(?:en)?|stift(?:et)?|sjukhus(?:et)?|central(?:en)?|kansli(?:et)?|grupp(?:en)?|"
    r"nätverk(?:et)?|"
    r"institut(?:et)?|stiftelse[n]?|klubb(?:en)?|kår(?:en)?|råd(?:et)?|polisen|länsstyrelsen|"
    r"byrån?|fabriken|verkstaden|studion?|kyrkan|hamnen|fastigheter|energi|bostäder|trafiken|"
    r"företaget|"
    r"samverkan|räddningstjänsten?|akademin?|museum|museet|biblioteket|tjänsten|företagarna|"
    r"akademien)\b"
    r"|(?-i:\b(?:AB|HB|KB|Brf|BRF|IF|IK|BK|SK|LRF|SKR|SKL|PRO|SPF|ABF|HSB)\b)|\s&\s",
    re.IGNORECASE,
)


_UNIT = re.compile(
    r"(?:ekonomi|kommunikation|kansliet|tekniska|personal|kultur(?:\s+och\s+fritid)?|"
    r"miljö(?:\s+och\s+bygg)?|"
    r"barn-?\s+och\s+utbildning|social(?:tjänsten|t)?|vård(?:\s+och\s+omsorg)?|skola|utbildning|"
    r"drift|nät|"
    r"försäljning|marknad|inköp|upphandling|juridik|lön|fastighet|bygg|plan|stab|fritid|säkerhet|"
    r"omsorg|"
    r"produktion|utveckling|forskning|bibliotek|support|kundtjänst|näringsliv|turism|integration|"
    r"samhällsbyggnad|kommunen|regionen|facket|föräldrarna|eleverna|\w+(?:förvaltningen|"
    r"avdelningen|enheten|"
    r"kontoret|kansliet|sektionen|gruppen|skolan|föreningen|bolaget|nämnden|tjänsten|utskottet))",
    re.IGNORECASE,
)


def is_unit(words: str) -> bool:
    """Whether the words name a part of an organization, in small letters too: "ekonomi"."""
    return bool(_UNIT.fullmatch(words.strip()))


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
    if _ORGANIZATION.fullmatch(words.strip()):
        return False
    return bool(_TITLE.fullmatch(words.strip()))


def is_organization(words: str) -> bool:
    """Whether a word among them names a kind of organization."""
    return words[:1].isupper() and bool(_ORGANIZATION.search(words)) and not is_title(words)


def take_title(text: str) -> tuple[str, str]:
    """ "Rektor Agneta Furulid" → the name and the title in front of it."""
    match = _LEADING_TITLE.match(text)
    if not match or is_organization(match["title"]):
        return text, ""
    return text[match.end() :], match["title"].strip(" .")


def take_items(text: str) -> tuple[str, str | None]:
    """The line without "endast punkt 2", and the items that were said there."""
    match = _ITEMS.search(text)
    if not match:
        return text, None
    rest = f"{text[: match.start()].rstrip(' ,(')}{text[match.end() :]}"
    opened = rest.count("(") - rest.count(")")
    rest = (rest + ")" * opened) if opened > 0 else rest
    return rest.replace("()", "").strip(" ,"), " ".join(match["items"].split()).rstrip(", -–")
