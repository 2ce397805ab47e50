"""Published texts put into our columns: one a language, and one for the original."""

from __future__ import annotations

from .activity import Activity, Texts

OURS = ("ar", "fr", "en")
LONGEST_NAME = 300
LONGEST_PLACE = 200


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def in_columns(stem: str, texts: Texts, original: str) -> dict[str, str]:
    """Return `{stem}_ar`, `_fr`, `_en` and `_original`, the text in the language `original`."""
    columns = {f"{stem}_{code}": texts.get(code, "") for code in OURS}
    return {**columns, f"{stem}_original": texts.get(original, "") if original not in OURS else ""}


def original_language(*several: Texts) -> str | None:
    """Return the first language that has no column of its own ("" where the file names none), None without any."""
    return next((code for texts in several for code in texts if code not in OURS), None)


def name_columns(texts: Texts) -> dict[str, str]:
    """Return the five columns of a `Named` record."""
    original = original_language(texts)
    columns = in_columns("name", texts, original if original is not None else "en")
    columns = {name: shortened(text, LONGEST_NAME) for name, text in columns.items()}
    return {**columns, "original_language": original or ""}


def described_columns(activity: Activity) -> dict[str, str]:
    """Return the nine columns of a `Described` record; a title too long for its column opens the description."""
    original = original_language(activity.titles, activity.descriptions)
    other = original if original is not None else "en"
    names = in_columns("name", activity.titles, other)
    about = in_columns("description", activity.descriptions, other)
    for column, text in list(names.items()):
        if len(text) > LONGEST_NAME:
            below = column.replace("name", "description")
            about[below] = f"{text}\n\n{about[below]}".strip() if about[below] != text else text
            names[column] = shortened(text, LONGEST_NAME)
    return {**names, **about, "original_language": original or ""}


def place_columns(texts: Texts, fallback: str) -> dict[str, str]:
    """Return the three name columns of a place; another language stands under English."""
    columns = {f"name_{code}": shortened(texts.get(code, ""), LONGEST_PLACE) for code in OURS}
    if not any(columns.values()):
        columns["name_en"] = shortened(next(iter(texts.values()), fallback), LONGEST_PLACE)
    return columns
