"""IATI files for tests: the real ones beside the project, and small ones written here."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

PUBLISHED = Path(__file__).resolve().parents[3].parent / "shared/data/iati"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n'
TAIL = "</iati-activities>\n"

ACTIVITY = """<iati-activity xml:lang="{language}" {currency}>
<iati-identifier>{identifier}</iati-identifier>
<reporting-org ref="XX-DONOR-1" type="40"><narrative>The Donor</narrative></reporting-org>
<title>{title}</title>
<participating-org ref="XX-DONOR-1" role="1"/>
<activity-status code="2"/>
{dates}
<recipient-country code="MA"/>
{more}
</iati-activity>
"""
START = '<activity-date type="2" iso-date="2026-01-15"/>'
GRANT = (
    '<transaction><transaction-type code="{kind}"/><transaction-date iso-date="{day}"/>{value}{parties}</transaction>'
)


def activity(
    identifier: str = "XX-DONOR-1-A",
    *,
    title: str = "<narrative>Clean water</narrative>",
    language: str = "en",
    currency: str = 'default-currency="EUR"',
    dates: str = START,
    more: str = "",
) -> str:
    """Return the XML of one activity."""
    return ACTIVITY.format(
        identifier=identifier, title=title, language=language, currency=currency, dates=dates, more=more
    )


def money(
    kind: str = "3",
    amount: str = "1000",
    *,
    day: str = "2026-02-01",
    currency: str = "",
    provider: str = "",
    receiver: str = "",
) -> str:
    """Return the XML of one transaction; provider and receiver are identifiers."""
    code = f' currency="{currency}"' if currency else ""
    value = f'<value value-date="{day}"{code}>{amount}</value>'
    parties = f'<provider-org ref="{provider}"/>' if provider else ""
    parties += f'<receiver-org ref="{receiver}"/>' if receiver else ""
    return GRANT.format(kind=kind, day=day, value=value, parties=parties)


def file_of(*activities: str, head: str = HEAD, tail: str = TAIL) -> BytesIO:
    return BytesIO((head + "".join(activities) + tail).encode())


def write_large(path: Path, *, megabytes: int, one: Callable[[int], str]) -> int:
    """Write a file of about that size from `one(number)`, and return how many activities it holds."""
    number = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        while file.tell() < megabytes * 1_000_000:
            file.write(one(number))
            number += 1
        file.write(TAIL)
    return number
