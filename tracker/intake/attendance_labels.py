"""The words over a part of the attendance list: "Närvarande", "Ej med", "Övriga deltagare"."""

import re

from .draft import AttendanceStatus

_WHO = (
    r"(?:\s+(?:(?:styrelse)?ledamöter(?:na)?|deltagare|medlemmar(?:na)?|personer|ersättare|"
    r"suppleanter|gäster|"
    r"(?:tjänste|förtroende)(?:män|personer|valda)|(?:ur|från|i|för|på|vid)\s+[\w åäöÅÄÖ-]{2,60}|"
    r"på\s+mötet|vid\s+mötet|på\s+plats|på\s+distans|digitalt|ordinarie|och\s+tjänstgörande|"
    r"utan\s+(?:beslutanderätt|rösträtt)|med\s+(?:anmälan|yttranderätt|förhinder|beslutanderätt|"
    r"rösträtt)))*"
)
_ABSENT = re.compile(
    r"(?:(?:anmäl(?:d|t|da)\s+|meddelat?\s+|med\s+)?(?:frånvaro|förhinder|förhindrad[e]?)|"
    r"(?:anmält?\s+|anmäld[a]?\s+)?frånvarande|(?:ej|inte|icke)\s+(?:närvarande|deltagande|med|"
    r"på\s+plats|deltog)|"
    r"(?:lämnat\s+|meddelat\s+|skickat\s+)?återbud(?:\s+(?:från|av))?|"
    r"(?:har\s+|hade\s+)?anmält\s+(?:förhinder|frånvaro)|kunde\s+inte(?:\s+(?:delta|komma|"
    r"vara\s+med))?|"
    r"saknade[s]?|saknas|sjuka?|borta)" + _WHO,
    re.IGNORECASE,
)
_NOT_VOTING = re.compile(
    r"(?:ej|icke|inte)\s+tj(?:änst|g)\w*\.?\s+(?:ersättare|suppleanter)", re.IGNORECASE
)
_GUEST = re.compile(
    r"(?:övriga?(?:\s+(?:deltagare|närvarande|deltagande|tjänste(?:män|personer)|inbjudna))?|"
    r"adjungerad[e]?|adj\.?|(?:särskilt\s+)?inbjud(?:na|en|ne)(?:\s+(?:gäst(?:er)?|deltagare))?|"
    r"gäst(?:er)?(?:\s+(?:på|vid)\s+mötet)?|(?:närvarande\s+|medverkande\s+|deltagande\s+)?"
    r"tjänste(?:män|personer)|föredragande|närvarande\s+utan\s+(?:beslutanderätt|rösträtt)|"
    r"(?:dessutom|även|också|tillika)\s+(?:närvarande|deltog|deltagande|medverkade)|"
    r"(?:med\s+)?(?:yttranderätt|närvarorätt)|åhörare|observatörer|"
    r"(?:personal|fackliga\s+|arbetstagar)(?:företrädare|representanter)|revisorer|"
    r"(?:externa|inbjudna)\s+(?:deltagare|gäster|föredragande|föreläsare))(?:\s+(?:från|ur)\s+[\w "
    r"åäöÅÄÖ-]{2,60})?",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:(?:de\s+)?närvarande(?:\s+(?:var|är))?|närvaro(?:lista|förteckning)?|"
    r"deltagare(?:\s+(?:var|är))?|"
    r"deltagar(?:lista|förteckning)|(?:mötes)?deltagare|deltagande|deltog|beslutande|"
    r"(?:med|vilka)(?:\s+(?:var\s+med|var|på\s+mötet|i\s+mötet))?(?=\s*:)|medverkande|på\s+plats|"
    r"(?:på|via)\s+(?:länk|distans|teams|zoom|skärm)|"
    r"digitalt|(?:ordinarie\s+)?(?:styrelse)?ledamöter|styrelse(?:n)?(?=\s*(?::|$))|"
    r"(?:tjänstgörande\s+|tjg\.?\s+)?(?:ersättare|suppleanter?)|där\s+var|samtliga\s+närvarande)"
    + _WHO,
    re.IGNORECASE,
)
_STATUSES: tuple[tuple[re.Pattern[str], AttendanceStatus], ...] = (
    (_NOT_VOTING, "present"),
    (_ABSENT, "absent"),
    (_GUEST, "guest"),
    (_PRESENT, "present"),
)
_CAST = re.compile(r"^[\s,]*(?:\((?:[^()]{0,60})\)\s*)?")
_OFFICE = re.compile(
    r"(?P<office>(?:mötes)?(?:ordförande|ordf\.?)|(?:mötes|protokoll)?(?:sekreterare|sekr\.?)|"
    r"antecknare|anteckningar|"
    r"protokollförare|protokoll(?:\s+förs\s+av)?|(?:anteckningar|protokoll)\s+(?:förda?|förs|"
    r"skrivs)\s+av|"
    r"vid\s+(?:pennan|protokollet|tangenterna|tangentbordet)|mötesledare|samtalsledare)",
    re.IGNORECASE,
)


def attendance_label(text: str) -> tuple[AttendanceStatus, str] | None:
    """(status, what follows on the line) where a line opens a part of the attendance list.

    Without a colon nothing but a label, or a label and wide space, counts.
    """
    for pattern, status in _STATUSES:
        match = pattern.match(text)
        if not match:
            continue
        rest = text[match.end() :]
        rest = rest[_cast(rest) :]
        if not rest.strip(" :."):
            return status, ""
        if rest.lstrip().startswith(":") or rest.startswith(("  ", "\t")):
            return status, rest.strip(" :\t")
    return None


def _cast(rest: str) -> int:
    """The length of "(8 personer)" or "(i bokstavsordning)" behind a label."""
    match = _CAST.match(rest)
    return match.end() if match and "(" in match[0] and rest[match.end() :][:1] in {":", ""} else 0


def office_label(text: str) -> tuple[str, str] | None:
    """(office, names) of "Ordförande: …" or "Sekreterare  …" in the head of the minutes."""
    match = _OFFICE.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    if rest.lstrip().startswith(":") or rest.startswith(("  ", "\t")):
        return match["office"].lower(), rest.strip(" :\t")
    return None
