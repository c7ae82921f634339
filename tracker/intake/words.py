"""Swedish sentences and verb forms, as far as minutes need them."""

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


_ABBREVIATION = re.compile(
    r"(?:\b(?:pga|bl\.?\s?a|t\.?\s?ex|m\.?\s?m|m\.?\s?fl|kl|nr|dnr|ca|ev|resp|inkl|exkl|dvs|osv|"
    r"jfr|ansv|max|min|prel|sekr|ordf|"
    r"tel|st|s\.?\s?k|f\.?\s?d|tf|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|enl|ang|avs|d\.?\s?v\.?\s?s|v|"
    r"jan|feb|febr|apr|aug|sept?|okt|nov|dec|[A-ZÅÄÖ]))\.$"
)
_SENTENCE_END = re.compile(r"[.!?][”\")]?\s+(?=[\"”(]?[A-ZÅÄÖ0-9])")

# What ends like a verb in the present tense ("tar", "skickar") but is none.
_NO_VERB = word_set(
    "för under över efter eller per när där här ur inför mer är har var vår åter samt hur "
    "inte heller kommer dagar månader år veckor frågor ordförandebeslut samtliga punkter "
    "ärenden åtgärder möten kostnader medlemmar ledamöter handlingar deltagare dessutom "
    "annars däremot snarare tidigare senare vidare ytterligare bättre större mindre fler "
    "januari februari september oktober november december "
    "timmar kr tkr mkr mnkr nr kronor procent föräldrar lärare elever medel klar"
)
_NO_INFINITIVE = word_set(
    "inga alla flera samma andra bara extra hela dessa våra sina denna detta första sista sådana "
    "nästa förra andra ena vissa enstaka lediga öppna klara "
    "nya gamla stora båda många några olika egna gemensamma halva kvarvarande"
)
_OR_VERBS = frozenset({"tror", "bor", "beror", "gror", "ror"})
# "montör", "leverantör", "arrangör"; not "gör", "genomför", "tillhör".
_MAKER = re.compile(r"\w+(?:[tnsdlj]ör|(?<=r)ngör|angör)")
_ACTIVE = re.compile(r"[a-zåäöé]{1,25}r")
_PASSIVE = re.compile(
    r"(?:[a-zåäö]{2,20}(?:ras|tas|das|nds|gas|kas|las|mas|pas|sas|vas|jas|ges|ås|görs|reds|rids|"
    r"läggs|hålls|sänds|förs|sker|tages|skjuts|lyfts|bjuds|lämnas|ordnas|öppnas|"
    r"samordnas|räknas|nas|ängs|höjs|änks|älls|sätts|väljs|skrivs|söks|mäls|hävs|yggs|fylls|"
    r"stryks|används|byts|köps|hyrs|följs|drivs|fattas))"
)
_PASSIVE_SHORT = frozenset(
    {
        "bjuds",
        "skjuts",
        "lyfts",
        "köps",
        "säljs",
        "byggs",
        "byts",
        "ställs",
        "följs",
        "hörs",
        "trycks",
    }
    | {"skrivs", "drivs", "stängs", "rivs", "lånas", "hyrs", "sköts", "körs", "mäts", "läses"}
    | {"godkänns", "bifalls", "avslås", "inleds", "söks", "höjs", "sänks", "väljs", "hävs"}
    | {"tas", "ges", "görs", "läggs", "hålls", "förs", "sänds", "dras", "nås", "ses", "får"}
)
_GENITIVE = re.compile(r".*(?:ernas|arnas|ornas|ens|ets|ns)")
_INFINITIVE = re.compile(r"[a-zåäöé]{2,25}a")
_SHORT_INFINITIVES = word_set(
    "ge ta se gå stå få be bli slå dra bero anse avse bese ske nå må förstå utgå ingå avstå "
    "anslå tillstå bestå föregå ange uppstå undgå omfatta "
    "föreslå återge avge tillse förse uppnå avslå bifå bistå överse bebo sy fly tro bo"
)


# Every way to say that a meeting made up its mind.
DECIDES = (
    r"(?:beslutar|beslutade|beslutat|beslutades|beslutas|beslöt|beslöts|besluter|bestämmer|"
    r"bestämde|bestämt|"
    r"bestämdes|bestäms|(?:enades|enas|enade\s+sig|enats|enar\s+sig)\s+(?:\w+\s+)?om|(?:kom|kommer|"
    r"kommit)\s+(?:\w+\s+)?(?:överens|fram\s+till)(?:\s+om)?|"
    r"(?:är|var|blev)\s+(?:(?:också|även|helt|alla|dock|samtliga)\s+)*(?:överens|eniga?|ense)\s+om|"
    r"(?:väljer|valde)\s+(?=att\b)|landade\s+i|stannade\s+för|ställde\s+sig\s+bakom(?=\s+att\b)|"
    r"(?:fattade|fattar|tog|tar)\s+(?:ett\s+)?(?:enhälligt\s+)?beslut(?:et)?\s+om|"
    r"överenskoms|överenskom|(?:det\s+)?blev\s+(?:ett\s+)?beslut\s+om)"
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; "bl.a." and the like end none."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start() + 1]):
            found.append(text[start : match.end()].strip())
            start = match.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def is_active(word: str) -> bool:
    """Whether the word has the form of a verb in the present tense: "skickar", "tar"."""
    noun = (word.endswith("or") and word not in _OR_VERBS) or bool(_MAKER.fullmatch(word))
    return bool(_ACTIVE.fullmatch(word)) and word not in _NO_VERB and not noun


def is_passive(word: str) -> bool:
    """Whether the word has the form of a passive in the present tense: "skickas", "tas"."""
    return word in _PASSIVE_SHORT or (
        bool(_PASSIVE.fullmatch(word)) and not _GENITIVE.fullmatch(word)
    )


def is_infinitive(word: str) -> bool:
    """Whether the word has the form of an infinitive: "skicka", "ta"."""
    noun = word.endswith(("arna", "erna", "orna")) or word in _NO_INFINITIVE
    return word in _SHORT_INFINITIVES or (bool(_INFINITIVE.fullmatch(word)) and not noun)
