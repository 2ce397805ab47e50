"""A year with one partner, small enough to be added up by hand (see test_partner_statement.py)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from funding.models import (
    Allocation,
    Direction,
    Disbursement,
    ExchangeRate,
    Instalment,
    Modality,
    Origin,
    Project,
    ProjectFunding,
    Proposal,
)
from jisr.models import Authority, User
from partnerships.models import Agreement, AgreementKind, AgreementParty, Contact, Partner, PartnerIdentifier

START, END, AS_OF = date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 30)


@dataclass
class Scene:
    authority: Authority
    user: User
    partner: Partner
    project: Project
    published: Project
    agreement: Agreement
    instalments: dict[str, Instalment]
    payments: dict[str, Disbursement]


def an_authority(name: str = "Commune d’Aourir") -> Authority:
    return Authority.objects.create(
        name_ar="جماعة أورير", name_fr=name, address="Avenue Hassan II\nAourir", email="cooperation@aourir.example"
    )


def a_user(authority: Authority, email: str = "officer@aourir.example") -> User:
    return User.objects.create_user(
        email, "secret-for-tests", authority=authority, full_name="Naïma Officer", language="en"
    )


def a_partner(user: User, **fields) -> Partner:
    fields = {"kind": "eu", "country": "BE", "name_en": "European Union", "name_ar": "الاتحاد الأوروبي", **fields}
    partner = Partner(authority=user.authority, **fields)
    partner.store(by=user)
    return partner


def a_project(user: User, partner: Partner, **fields) -> Project:
    fields = {
        "name_ar": "تدبير النفايات",
        "name_fr": "Gestion des déchets",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2027, 12, 31),
        "donor_number": "ENI/2025/455-120",
        **fields,
    }
    project = Project(authority=user.authority, **fields)
    project.store(by=user, rows=[ProjectFunding(funder=partner, amount=Decimal(255000), currency="EUR")])
    return project


def an_instalment(user: User, project: Project, partner: Partner, due_on: str, amount: str, currency: str, **fields):
    instalment = Instalment(
        authority=user.authority,
        project=project,
        funder=partner,
        due_on=date.fromisoformat(due_on),
        amount=Decimal(amount),
        currency=currency,
        **fields,
    )
    instalment.store(by=user)
    return instalment


def a_payment(user: User, project: Project, partner: Partner, value_on: str, amount: str, currency: str, **fields):
    """A payment, posted unless `posted=False`, its `allocated` amount put on the instalment `to`."""
    to, allocated, posted = fields.pop("to", None), fields.pop("allocated", amount), fields.pop("posted", True)
    payment = Disbursement(
        authority=user.authority,
        project=project,
        payer=partner,
        value_on=date.fromisoformat(value_on),
        amount=Decimal(amount),
        currency=currency,
        **fields,
    )
    payment.store(by=user, rows=[Allocation(instalment=to, amount=Decimal(allocated))] if to else [])
    if posted:
        payment.post(by=user)
    return payment


def a_rate(base: str, quote: str, on: str, value: str) -> ExchangeRate:
    return ExchangeRate.objects.create(
        base=base, quote=quote, on=date.fromisoformat(on), value=Decimal(value), source="Bank Al-Maghrib"
    )


def the_rates() -> None:
    a_rate("EUR", "MAD", "2025-12-01", "10.70")
    a_rate("EUR", "MAD", "2026-01-10", "10.80")
    a_rate("EUR", "MAD", "2026-03-01", "10.90")
    a_rate("EUR", "MAD", "2026-06-15", "11.00")
    a_rate("USD", "MAD", "2026-02-20", "9.50")
    a_rate("MAD", "JPY", "2026-04-01", "15")


def the_year() -> Scene:
    """Five currencies; TND has no rate. One refund, one direct payment, one reversal, one instalment due next year."""
    the_rates()
    user = a_user(an_authority())
    partner = a_partner(user)
    project = a_project(user, partner)
    published = a_project(user, partner, origin=Origin.PUBLISHED, name_fr="Publié ailleurs")
    agreement = an_agreement(user, partner)
    due = the_instalments(user, project, published, partner)
    return Scene(
        user.authority, user, partner, project, published, agreement, due, the_payments(user, project, published, due)
    )


def an_agreement(user: User, partner: Partner) -> Agreement:
    agreement = Agreement(
        authority=user.authority,
        kind=AgreementKind.objects.order_by("pk").first(),
        name_fr="Convention de subvention",
        donor_number="ENI/2025/455-120",
        amount=Decimal(255000),
        currency="EUR",
        signed_on=date(2025, 12, 1),
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 12, 31),
    )
    agreement.start_at("in_approval", by=user)
    agreement.store(by=user, rows=[AgreementParty(partner=partner, role="donor")])
    return agreement


def the_instalments(user: User, project: Project, published: Project, partner: Partner) -> dict[str, Instalment]:
    rows = {
        "before": ("2025-12-15", "5000", "EUR"),
        "eur_paid": ("2026-01-31", "100000", "EUR"),
        "eur_late": ("2026-03-15", "50000", "EUR"),
        "eur_due": ("2026-09-30", "30000", "EUR"),
        "usd": ("2026-03-10", "20000.50", "USD"),
        "jpy": ("2026-04-20", "3000000", "JPY"),
        "tnd": ("2026-05-15", "4000.125", "TND"),
        "mad": ("2026-06-01", "250000", "MAD"),
        "next_year": ("2027-02-28", "75000", "EUR"),
    }
    due = {name: an_instalment(user, project, partner, *row) for name, row in rows.items()}
    an_instalment(user, project, partner, "2026-02-01", "40000", "MAD", direction=Direction.OWN)
    an_instalment(user, published, partner, "2026-02-01", "999", "EUR")
    return due


def the_payments(
    user: User, project: Project, published: Project, due: dict[str, Instalment]
) -> dict[str, Disbursement]:
    partner = due["mad"].funder

    def paid(*row: str, **fields) -> Disbursement:
        return a_payment(user, project, partner, *row, **fields)

    payments = {
        "eur": paid("2026-02-05", "100000", "EUR", to=due["eur_paid"], bank_reference="VIR 2026/0001"),
        "refund": paid("2026-03-20", "-1250.75", "EUR", bank_reference="VIR 2026/0002"),
        "direct": paid("2026-03-12", "8000", "USD", to=due["usd"], modality=Modality.DIRECT),
        "jpy": paid("2026-04-25", "1000000", "JPY", to=due["jpy"]),
        "tnd": paid("2026-05-20", "1500.125", "TND", to=due["tnd"]),
        "mad": paid("2026-06-05", "250000", "MAD", to=due["mad"]),
        "unposted": paid("2026-04-01", "7000", "EUR", posted=False),
        "reversed": paid("2026-03-25", "9999", "EUR", to=due["eur_late"]),
        "published": a_payment(user, published, partner, "2026-02-10", "500", "EUR"),
    }
    payments["reversed"].reverse(by=user, reason="Entered twice")
    return payments


def the_people(scene: Scene) -> None:
    for name, consent in (("Maria Peeters", True), ("Jan Silent", False)):
        Contact(
            authority=scene.authority,
            partner=scene.partner,
            name_en=name,
            has_consent=consent,
            consented_on=date(2026, 1, 1) if consent else None,
        ).store(by=scene.user)
    PartnerIdentifier(partner=scene.partner, scheme="iati", value="XI-IATI-EC_NEAR").save()


def a_proposal(scene: Scene, stage: str, submitted_on: str | None, amount: str, **fields) -> Proposal:
    proposal = Proposal(
        authority=scene.authority,
        donor=scene.partner,
        name_fr=f"Proposition {stage}",
        stage=stage,
        requested_amount=Decimal(amount),
        currency="EUR",
        submitted_on=date.fromisoformat(submitted_on) if submitted_on else None,
        **fields,
    )
    proposal.store(by=scene.user)
    return proposal
