"""Agreements with their parties, and the projects they pay for."""

from decimal import Decimal
from functools import partial

from funding.models import Place, Project, ProjectAxis, ProjectFunding, ProjectTheme, SourceTransaction
from jisr.models import DocumentType, Row, Via
from partnerships.models import Agreement, AgreementKind, AgreementParty, Contact

from .content import Entry, amount, entries_of, sum_of, texts
from .legal import plan_path
from .money import plan_money
from .papers import file_paper
from .story import Story


def plan_agreements(story: Story) -> None:
    kinds = {kind.code: kind for kind in AgreementKind.objects.all()}
    for entry in entries_of("agreements"):
        story.plan(entry["at"], partial(_store_agreement, story, entry, kinds[entry["kind"]]))
        for state, offset, *_reason in entry.get("moves", ()):
            if state == "signed":
                story.plan(offset, partial(_sign_parties, story, entry["key"], offset))
        story.plan_what_follows(entry["key"], entry)
        plan_path(story, entry)


def plan_projects(story: Story) -> None:
    places = entries_of("places")
    for entry in entries_of("projects"):
        story.plan(entry["at"], partial(_store_project, story, entry, places))
        plan_money(story, entry)
        story.plan_what_follows(entry["key"], entry)


def _store_agreement(story: Story, entry: Entry, kind: AgreementKind) -> None:
    currency, value = sum_of(entry["money"]) if "money" in entry else ("", None)
    agreement = Agreement(
        authority=story.authority,
        kind=kind,
        donor_number=entry.get("number", ""),
        parent=story.find(entry.get("parent")),
        proposal=story.find(entry.get("proposal")),
        amount=value,
        currency=currency,
        owner=story.officer,
        **dict(zip(("renewal", "renewal_months", "notice_days"), entry.get("renewal", ()), strict=False)),
        **{name: story.day(offset) for name, offset in entry["days"].items()},
        **texts(entry),
    )
    story.start(entry["key"], agreement, entry.get("state"), _parties(story, entry, agreement))


def _parties(story: Story, entry: Entry, agreement: Agreement) -> list[Row]:
    president, function, *_others = entries_of("people")["signatories"][0]
    ours = ("self", "beneficiary", president, function)
    return [
        AgreementParty(
            partner=story.records[key],
            role=role,
            signatory=signed[0],
            function=signed[1],
            signed_on=agreement.signed_on,
        )
        for key, role, *named in [*entry["parties"], ours]
        for signed in [named or _signatory(story, key)]
    ]


def _signatory(story: Story, key: str) -> tuple[str, str]:
    """The first person to write to at the partner, who signs where nobody else is named."""
    contact = Contact.objects.filter(partner=story.records[key]).order_by("-is_main", "pk").first()
    return (contact.name_fr, contact.function) if contact else ("", "")


def _sign_parties(story: Story, key: str, offset: int) -> None:
    agreement = story.records[key]
    parties = list(agreement.parties.all())
    for party in parties:
        party.signed_on = story.day(offset)
    agreement.store(by=story.head, via=Via.COMMAND, rows=parties)
    signed = DocumentType.objects.get(code="signed-agreement")
    file_paper(story, agreement, signed, agreement.name_fr, story.day(offset))


def _store_project(story: Story, entry: Entry, places: dict[str, list]) -> None:
    project = Project(
        authority=story.authority,
        donor_number=entry.get("number", ""),
        proposal=story.find(entry.get("proposal")),
        origin=entry.get("origin", "ours"),
        owner=story.officer,
        **{name: story.day(offset) for name, offset in entry["days"].items()},
        **texts(entry),
    )
    rows = [*_fundings(story, entry), *(_place(places[key]) for key in entry["places"]), *_themes(story, entry)]
    story.start(entry["key"], project, entry.get("state"), rows)
    SourceTransaction.objects.bulk_create(
        _transaction(story, project, position, line)
        for position, line in enumerate(entry.get("transactions", ()), start=1)
    )


def _fundings(story: Story, entry: Entry) -> list[Row]:
    return [
        ProjectFunding(
            funder=story.records[funder],
            agreement=story.find(agreement),
            currency=currency,
            amount=Decimal(value),
            form=form,
        )
        for funder, agreement, currency, value, form in entry["fundings"]
    ]


def _themes(story: Story, entry: Entry) -> list[Row]:
    themes = [ProjectTheme(theme=story.themes[code], percent=amount(n)) for code, n in entry["themes"].items()]
    axes = [ProjectAxis(axis=axis, percent=share) for axis, share in story.axis_shares(entry["themes"]).items()]
    return [*themes, *axes]


def _place(line: list) -> Place:
    arabic, french, english, latitude, longitude, code = line
    return Place(
        name_ar=arabic,
        name_fr=french,
        name_en=english,
        latitude=amount(latitude),
        longitude=amount(longitude),
        administrative_code=code,
    )


def _transaction(story: Story, project: Project, position: int, line: list) -> SourceTransaction:
    code, outcome, offset, currency, value, provider, receiver, description = line
    return SourceTransaction(
        project=project,
        position=position,
        code=code,
        outcome=outcome,
        on=story.day(offset),
        value_on=story.day(offset),
        amount=Decimal(value),
        currency=currency,
        provider=provider,
        receiver=receiver,
        description=description,
    )
