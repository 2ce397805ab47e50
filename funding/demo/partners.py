"""Partners and the people one writes to there."""

from jisr.models import Row, Via
from jisr.models.activity import Verb
from partnerships.models import Contact, Partner, PartnerIdentifier, PartnerTheme

from .content import Entry, amount, entries_of, texts
from .story import Story


def plan_partners(story: Story) -> None:
    for number, entry in enumerate(entries_of("partners")):
        story.plan(entry["at"], lambda entry=entry, number=number: _store_partner(story, entry, number))
        story.plan_what_follows(entry["key"], entry)
        if "merge" in entry:
            story.plan(entry["merge"][0], lambda entry=entry: _merge(story, entry))


def plan_contacts(story: Story) -> None:
    for number, entry in enumerate(entries_of("contacts")):
        key = f"contact-{number}"
        story.plan(entry["at"], lambda entry=entry, key=key: _store_contact(story, entry, key))
        story.plan_what_follows(key, entry)


def _store_partner(story: Story, entry: Entry, number: int) -> None:
    low, high, currency = _envelope(entry)
    partner = Partner(
        authority=story.authority,
        kind=entry["kind"],
        acronym=entry.get("acronym", ""),
        parent=story.find(entry.get("parent")),
        country=entry["country"],
        city=entry.get("city", ""),
        website=entry.get("website", ""),
        preferred_language=entry["language"],
        envelope_min=low,
        envelope_max=high,
        envelope_currency=currency,
        fiscal_month=entry.get("fiscal"),
        owner=story.head if number % 4 == 3 else story.officer,
        **texts(entry),
    )
    state = None if entry["state"] == "prospect" else entry["state"]
    story.start(entry["key"], partner, state, _rows(story, entry))
    if entry["key"] == "self":
        story.authority.partner = partner
        story.authority.save(update_fields=["partner"])


def _envelope(entry: Entry) -> tuple:
    currency, low, high = entry.get("envelope", ("", None, None))
    return amount(low), amount(high), currency


def _rows(story: Story, entry: Entry) -> list[Row]:
    numbers = [PartnerIdentifier(scheme=scheme, value=value) for scheme, value in entry.get("identifiers", {}).items()]
    themes = entry.get("themes", {}).items()
    return [*numbers, *(PartnerTheme(theme=story.themes[code], percent=amount(share)) for code, share in themes)]


def _merge(story: Story, entry: Entry) -> None:
    _offset, into, reason = entry["merge"]
    partner = story.records[entry["key"]]
    partner.merged_into = winner = story.records[into]
    partner.archive(by=story.officer, reason=reason, via=Via.COMMAND)
    said = {"loser": partner.reference, "winner": winner.reference}
    winner.store(by=story.officer, via=Via.COMMAND, verb=Verb.MERGED, data=said)


def _store_contact(story: Story, entry: Entry, key: str) -> None:
    arabic, latin = entry["name"]
    agreed = entry.get("consent", True)
    number = int(key.rpartition("-")[2])
    contact = Contact(
        authority=story.authority,
        partner=story.records[entry["partner"]],
        name_ar=arabic,
        name_fr=latin,
        name_en=latin,
        role=entry["role"],
        function=entry["function"],
        email=f"contact{number:02d}@{entry['partner']}.example" if agreed else "",
        phone=f"+212 5 00 00 01 {number:02d}" if agreed else "",
        language=entry["language"],
        is_main=entry.get("main", False),
        has_consent=agreed,
        consented_on=story.day(entry["at"]) if agreed else None,
    )
    story.store(key, contact)
