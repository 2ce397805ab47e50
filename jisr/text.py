"""The one folding of Arabic, French and English text, for search, matching and imports."""

import re
import unicodedata

TATWEEL = "\u0640"
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BYTE_ORDER_MARK = "\ufeff"
LONGEST_SEARCH = 200

# The categories Cc, but what is white space, and Cs.
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
_HOSTILE = re.compile(f"[{_CONTROLS}{''.join(BIDI_CONTROLS)}{BYTE_ORDER_MARK}]")

_FOLDS = str.maketrans(
    {
        "ٱ": "ا",
        "ة": "ه",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ھ": "ه",
        "ہ": "ه",
        TATWEEL: None,
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "«": '"',
        "»": '"',
        "“": '"',
        "”": '"',
        "‐": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "،": ",",
        "؛": ";",
        "؟": "?",
    }
)


def normalise(text: str) -> str:
    """Fold `text` so that two spellings of one word compare equal; never for display.

    Accents, Arabic vowel marks and tatweel go; أ إ آ ٱ become ا, ؤ becomes و and ئ becomes ي (the
    hamza is a mark on its carrier, and often left out in typing), ة becomes ه, ى becomes ي. A hamza
    standing alone (ء) is a letter and stays. Digits of any script become Latin, quotation marks and
    dashes their plain forms, case is folded, invisible characters go, white space becomes one space.
    """
    folded = _decompose(_decompose(text.replace("\u0130", "i")).casefold())
    return " ".join("".join(_kept(char) for char in folded.translate(_FOLDS)).split())


def words_of(text: str) -> list[str]:
    """The folded words to search for, of the first 200 characters: a database takes only so many conditions."""
    return normalise(text[:LONGEST_SEARCH]).split()


def _decompose(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _kept(char: str) -> str:
    if char < "\x7f" and char.isprintable():
        return char
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf", "Cs"}:
        return ""
    return " " if category == "Cc" else char


def clean(text: str) -> str:
    """Return `text` fit to be stored as a name on one line.

    Control characters and surrogates go, and the bidi embeddings, overrides and isolates that could
    turn the rest of a page round; runs of white space become one space; the result is NFC.
    """
    return unicodedata.normalize("NFC", " ".join(_HOSTILE.sub("", text).split()))
