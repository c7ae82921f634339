"""Words that name an organization, or a part of one: "Vikens kommun", "socialtjänst"."""

import re

_KIND = (
    r"kommun(?:en|er|erna|ens|s)?|kommunala|region(?:en)?|landsting(?:et)?|län(?:et|s)?|"
    r"förvaltning(?:en)?|kontor(?:et)?|avdelning(?:en)?|enhet(?:en)?|bolag(?:et)?|kompani(?:et)?|"
    r"firman?|entreprenad|arkitekter|konsult(?:er)?|förening(?:en)?|förbund(?:et)?|"
    r"styrelse[n]?|nämnd(?:en)?|verket|myndighet(?:en)?|skolan?|universitet(?:et)?|högskolan?|"
    r"församling(?:en)?|stift(?:et)?|sjukhus(?:et)?|lasarett(?:et)?|central(?:en)?|kansli(?:et)?|grupp(?:en)?|"
    r"nätverk(?:et)?|institut(?:et)?|stiftelse[n]?|klubb(?:en)?|kår(?:en)?|råd(?:et)?|polisen|"
    r"länsstyrelsen|byrån?|fabriken|verkstaden|studion?|kyrkan|hamnen|fastigheter|energi|bostäder|"
    r"trafiken|företaget|samverkan|räddningstjänsten?|akademin?|museum|museet|biblioteket|"
    r"tjänsten|företagarna|akademien|klinik(?:en)?|mottagning(?:en)?|vårdcentral(?:en)?|sektion"
    r"(?:en)?|utskott(?:et)?|beredning(?:en)?|rederi(?:et)?|bygg|åkeri|plåt|redovisning|"
    r"restaurang|hotell|handelskammaren|försäkringskassan|arbetsförmedlingen|hyresgästföreningen"
)
# A word of its own: "Hård af Segerstad" is a name.
_ORGANIZATION = re.compile(
    rf"\b\w*(?:{_KIND})\b|\bstad(?:en)?\b"
    r"|(?-i:\b(?:AB|HB|KB|Brf|BRF|IF|IK|BK|SK|LRF|SKR|SKL|PRO|SPF|ABF|HSB|LO|TCO|SACO|SSR|Avd)\b)"
    r"|\s&\s",
    re.IGNORECASE,
)
_PARTS = (
    r"(?:ekonomi|kommunikation|kansliet|tekniska|personal|kultur|miljö|barn|social|"
    r"vård|skola|utbildning|drift|nät|"
    r"försäljning|marknad|inköp|upphandling|juridik|lön|fastighet|bygg|plan|stab|fritid|säkerhet|"
    r"omsorg|teknik|trafik|logistik|gata|park|data|hälsa|"
    r"produktion|utveckling|forskning|bibliotek|support|näringsliv|turism|integration|"
    r"samhällsbyggnad|\w{3,}(?:tjänst|omsorg|vård|skola|hälsa|teknik|trafik|bygge|stöd))"
)
_DEFINITE = (
    r"[\wåäö]*(?:förvaltningen|avdelningen|enheten|kontoret|kansliet|sektionen|gruppen|skolan|"
    r"föreningen|bolaget|nämnden|tjänsten|utskottet|styrelsen|kåren|beredningen|polisen|rådet|"
    r"kommittén|klubben|kyrkan|centralen|kliniken|mottagningen|laget|biblioteket|museet|facket|"
    r"kommunen|regionen|staten|verket|myndigheten|teamet|organisationen|verksamheten|vården|"
    r"omsorgen|hälsan|staben|fullmäktige|församlingen|stiftelsen|byrån|institutionen|fakulteten|"
    r"presidiet|nätverket|förbundet|universitetet|högskolan|hamnen|fritids|förskolan|gymnasiet|"
    r"sjukhuset|boendet|föräldrarna|eleverna|lärarna|personalen|arbetsgivaren|arbetstagarna|"
    r"studenterna|politiken|näringslivet|hyresgästerna|företagarna|entreprenören|beställaren)"
)
_UNIT = re.compile(
    rf"(?:{_PARTS}(?:-?,?\s+(?:och|&)\s+{_PARTS})?|social|IT|HR|"
    rf"(?:[\wåäö]+-?\s+(?:och|&)\s+)?{_DEFINITE}(?:\s+(?:i\s+)?(?-i:[A-ZÅÄÖ])\w+)?)",
    re.IGNORECASE,
)

# What somebody in an office does, where it stands in brackets behind the name: "(ekonomi)".
_DUTY = re.compile(
    r"ekonomi|kommunikation|information|it|hr|personal|juridik|lön|marknad|försäljning|inköp|"
    r"upphandling|support|teknik|data|webb|projekt|utveckling|analys|säkerhet|logistik|planering|"
    r"medlem|fastighet|administration|redovisning|media|press|design|kvalitet",
    re.IGNORECASE,
)


def names_organization(words: str) -> bool:
    """Whether a word among them is that of a kind of organization."""
    return bool(_ORGANIZATION.search(words))


def is_named_organization(words: str) -> bool:
    """Whether they are nothing but such a word."""
    return bool(_ORGANIZATION.fullmatch(words))


def is_unit(words: str) -> bool:
    """Whether the words name a part of an organization, in small letters too: "ekonomi"."""
    return bool(_UNIT.fullmatch(words.strip()))


def is_duty(words: str) -> bool:
    """Whether the words say what somebody in an office works with."""
    return bool(_DUTY.fullmatch(words.strip()))
