"""The words that the top of minutes is made of: kinds of minutes, of meetings, and of bodies."""

import re

KIND = (
    r"(?:minnesanteckningar(?:na)?|mötesanteckningar(?:na)?|tjänsteanteckningar|"
    r"anteckningar(?:na)?|"
    r"(?:styrelse|mötes|sammanträdes|årsmötes|besluts|\w+)?protokoll(?:et)?|mötesnoteringar|"
    r"noteringar|"
    r"besluts?logg|åtgärdslista|mötesrapport|referat|sammanfattning|dagordning\s+och\s+protokoll)"
)
MEETING_NOUN = (
    r"(?:möte|sammanträde|konferens|träff|stämma|session|internat|avstämning|sync|synk|dag|"
    r"workshop)"
)
EVENT = rf"(?:[\wåäöÅÄÖ-]*{MEETING_NOUN}(?:t|n|et|en)?|APT)"
KIND_FIRST = re.compile(
    rf"{KIND}(?:\s+(?:(?:förda?\s+)?(?:från|vid|för|över|av|till)|fört|förda))*(?=[\s:,–-]|"
    rf"$)\s*[:,–-]?\s*",
    re.IGNORECASE,
)
KIND_LAST = re.compile(rf"\s*[,:–-]?\s*\b{KIND}\s*$", re.IGNORECASE)
SORT = re.compile(
    r"(?:(?:ordinarie|extra|extrainsatt|konstituerande|digitalt?|gemensamt|öppet|slutet|kvällens|"
    r"dagens)\s+)+",
    re.IGNORECASE,
)
EVENT_FIRST = re.compile(
    rf"(?P<event>{EVENT})(?:[,:]?\s+(?P<link>med|i|för|inom|hos)\s+(?P<owner>\S.*)|[,:]?\s+(?P<name>\S.*))?",
    re.IGNORECASE,
)
EVENT_LAST = re.compile(rf"(?P<owner>\S.*?[^s\s]s|\S.*?(?:s))\s+{EVENT}$", re.IGNORECASE)
COMPOUND = re.compile(
    r"(?P<body>(?:[\wåäöÅÄÖ-]+\s+)*?[\wåäöÅÄÖ-]*(?:styrelse|grupp|nämnd|råd|kommitté|utskott|team|"
    r"nätverk))s?-?"
    rf"{MEETING_NOUN}(?:t|n|et|en)?$",
    re.IGNORECASE,
)
NUMBERS = (
    re.compile(
        r"(?:\b(?:nr|no)|\b(?:mötes|protokolls?)?nummer)\.?\s*:?\s*(?P<number>\d{1,3}(?:\s?/\s?\d{2,4})?)(?![\d-])",
        re.I,
    ),
    re.compile(
        rf"\b(?:{KIND}|{EVENT})\s+(?P<number>\d{{1,3}}(?:\s?/\s?(?:20)?\d\d)?)(?!\s*[/\d.:–-]|"
        rf"\s*\(|\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))",
        re.I,
    ),
    re.compile(r"(?<=[^\W\d_]),\s*(?:nr\.?\s*)?(?P<number>\d{1,3}(?:\s?/\s?\d{2,4})?)$", re.I),
    re.compile(r"#(?P<number>\d{1,3})\b"),
    # "Protokoll 2025:3" and "Protokoll S9".
    re.compile(
        rf"\b{KIND}\s+(?P<number>20\d\d:\d{{1,3}}|(?-i:[A-Z]{{1,3}})\d{{1,3}})(?![\w/:-])", re.I
    ),
)
BODY_NOUN = re.compile(
    r"[\wåäöÅÄÖ-]*(?:styrelsen?|nämnd(?:en)?|utskott(?:et)?|kommitté(?:n)?|grupp(?:en)?|råd(?:et)?|"
    r"fullmäktige|beredning(?:en)?|presidi(?:et|um)|nätverk(?:et)?|team(?:et)?|delegation(?:en)?|"
    r"kollegi(?:et|um)|utskottets?|forum(?:et)?|kapitel|krets(?:en)?|direktion(?:en)?|jury(?:n)?|"
    r"samverkan|"
    r"arbetslag(?:et)?|ledning(?:en)?)",
    re.IGNORECASE,
)
ASSOCIATION = re.compile(
    r"\b(?:brf|bostadsrättsförening\w*|\w*förening(?:en)?|\w*klubb(?:en)?|\w*förbund(?:et)?|"
    r"\w*sällskap(?:et)?|"
    r"\w*samfällighet\w*|\w*kår(?:en)?|stiftelsen?\b|\w*stiftelse|\w*församling|byalag(?:et)?|"
    r"\w*laget|IF|IK|BK|SK|"
    r"\w*akademi(?:en)?)\b",
    re.IGNORECASE,
)
OWNER = re.compile(
    r"(?:[\wåäöÅÄÖ-]+\s+){0,3}(?:kommun|stad|landsting|AB|län|förvaltning(?:en)?|kontor(?:et)?|"
    r"högskola\w*|"
    r"universitet\w*|enheten|avdelningen)|region\s+[\wåäöÅÄÖ ]+|högskolan\s.*|institutionen\s.*|"
    r"(?:[\wåäöÅÄÖ-]+\s+){1,4}(?:AB|HB|aktiebolag)|org\.?\s?nr.*|[\wåäöÅÄÖ-]*enheten",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"(?:tid|plats|datum|dnr|diarie\w*|sid\w*|sammanträdesdatum|org\.?\s*nr|protokollsparagrafer|"
    r"paragrafer|"
    r"mötesdatum|mötestid|justera\w*|underskrift\w*|utses|anslag\w*|bevis|förvaringsplats)\b"
    r"|(?:när|var|lokal|dag|klockan|kl|kallelse|möte|hej|till|från|skickat|cc|kopia|beslut|"
    r"dagordning|"
    r"ärende\w*|närvarande)\s*(?:[:.]|\t|\s\s|$)",
    re.IGNORECASE,
)
SUBJECT_LINE = re.compile(
    r"(?:ämne|subject|rubrik|möte|organ|mötesgrupp|forum|enhet|grupp|nämnd|projekt|"
    r"arbetsplats|avdelning|verksamhet|förening|klinik|arbetsgrupp|styrgrupp|team)\s*[:\t]\s*",
    re.I,
)
