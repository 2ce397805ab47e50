"""The partner's part of a council file."""

from collections.abc import Mapping

from jisr import formats
from partnerships.models import Agreement, Partner
from reports.council_shapes import Cell, Section, Table
from reports.shapes import plain

MOST_AGREEMENTS = 15
MOST_CONTACTS = 5


def partner_sections(partner: Partner, agreement: Agreement, words: Mapping[str, str]) -> tuple[Section, ...]:
    """Who the partner is, whom one speaks to there, and the other agreements of the same authority with it."""
    name = plain(partner.text("name")[0])
    address = ", ".join(line for line in plain(partner.address).split("\n") if line.strip())
    facts = [
        (words["name"], Cell(name)),
        (words["acronym"], Cell(plain(partner.acronym))),
        (words["partner_kind"], Cell(str(partner.get_kind_display()))),
        (words["parent"], Cell(plain(partner.parent.text("name")[0]) if partner.parent else "")),
        (words["country"], Cell(formats.country(partner.country) if partner.country else "")),
        (words["address"], Cell(address or plain(partner.city))),
        (words["website"], Cell(plain(partner.website), True)),
        (words["funds"], Cell(plain(partner.funds))),
        (words["refuses"], Cell(plain(partner.refuses))),
        (words["contacts"], Cell(_contacts(partner))),
    ]
    return (
        Section(words["partner"], is_part=True, facts=tuple((label, cell) for label, cell in facts if cell.text)),
        _agreements(partner, agreement, words),
    )


def _contacts(partner: Partner) -> str:
    people = partner.contacts.current().order_by("-is_main", "pk")[:MOST_CONTACTS]
    said = (plain(", ".join(part for part in (person.text("name")[0], person.function) if part)) for person in people)
    return " · ".join(said)


def _agreements(partner: Partner, agreement: Agreement, words: Mapping[str, str]) -> Section:
    others = Agreement.objects.current().filter(authority_id=agreement.authority_id, parties__partner=partner)
    rows = others.exclude(pk=agreement.pk).distinct().order_by("-pk")[:MOST_AGREEMENTS]
    if not rows:
        return Section(words["agreements"], paragraphs=(words["no_agreement"],))
    head = (words["reference"], words["agreement"], words["state"], words["amount"])
    return Section(words["agreements"], table=Table(head, tuple(_row(row) for row in rows)))


def _row(row: Agreement) -> tuple[Cell, ...]:
    amount = formats.money(row.amount, row.currency) if row.amount is not None else ""
    return (
        Cell(row.reference, True),
        Cell(plain(row.text("name")[0])),
        Cell(str(row.get_state_display())),
        Cell(amount, True),
    )
