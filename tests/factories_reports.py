"""An encounter with a twinned city and the twinning's year, small enough to be added up by hand."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from funding.models import Project, ProjectFunding
from jisr.models import Authority, User
from partnerships.models import (
    ActionPoint,
    Agreement,
    AgreementKind,
    Contact,
    Delegate,
    Exchange,
    Outcome,
    Partner,
    PartnerTheme,
    ProgrammeItem,
    Theme,
)
from tests.factories import make_agreement
from tests.factories_amendments import make_amendment
from tests.factories_exchanges import make_action_point, make_exchange
from tests.factories_obligations import make_obligation
from tests.reports.scene import a_partner, a_payment, a_rate, a_user, an_authority, an_instalment

START, END, AS_OF = date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 22)


@dataclass
class Twins:
    authority: Authority
    user: User
    partner: Partner
    agreement: Agreement
    visit: Exchange
    training: Exchange


def an_action_point(user: User, name: str, **fields: Any) -> ActionPoint:
    """Something promised; what is done has a day and evidence."""
    if fields.get("state", "open") != "open":
        fields = {"done_on": date(2026, 6, 30), "evidence": "Photograph", **fields}
    return make_action_point(by=user, name_en=name, **fields)


def the_twins() -> Twins:
    """A twinned city, what it pays for, and the year's encounters; USD has no rate."""
    a_rate("EUR", "MAD", "2026-03-01", "10.90")
    a_rate("EUR", "MAD", "2026-11-01", "11.00")
    user = a_user(an_authority())
    partner = the_city(user)
    agreement = the_twinning(user, partner)
    the_money(user, partner)
    training = the_year_of_the_twins(user, partner, agreement)
    visit = the_visit(user, partner, agreement)
    the_promises(user, partner, agreement, training)
    return Twins(user.authority, user, partner, agreement, visit, training)


def the_city(user: User) -> Partner:
    partner = a_partner(
        user,
        kind="foreign_local",
        country="FR",
        city="Valmont",
        name_fr="Ville de Valmont-sur-Mer",
        name_en="City of Valmont-sur-Mer",
        name_ar="مدينة فالمون سور مير",
        description_fr="Ville portuaire de 84 000 habitants, jumelée avec Aourir depuis 2019.",
        description_ar="مدينة ساحلية يقطنها 84 ألف نسمة، تجمعها بأورير اتفاقية توأمة منذ سنة 2019.",
        funds="Eau et assainissement\nÉchanges de jeunes",
        refuses="Construction de bâtiments",
        envelope_min=Decimal(10000),
        envelope_max=Decimal(80000),
        envelope_currency="EUR",
    )
    PartnerTheme(partner=partner, theme=Theme.objects.order_by("pk")[0]).save()
    for name, may_sign in (("Claire Fontaine", True), ("Paul Rivière", False)):
        a_contact(user, partner, name, may_sign=may_sign)
    return partner


def a_contact(user: User, partner: Partner, name: str, **fields: Any) -> Contact:
    fields = {"has_consent": True, "consented_on": date(2026, 1, 1), "function": "Maire", **fields}
    contact = Contact(authority=user.authority, partner=partner, name_fr=name, **fields)
    contact.store(by=user)
    return contact


def the_twinning(user: User, partner: Partner) -> Agreement:
    kind = AgreementKind.objects.filter(is_twinning=True).order_by("pk")[0]
    agreement = an_agreement(
        user,
        partner,
        kind=kind,
        name_fr="Convention de jumelage",
        name_ar="اتفاقية توأمة",
        name_en="Twinning agreement",
    )
    make_amendment(by=user, agreement=agreement, name_fr="Avenant sur l’eau", signed_on=date(2026, 4, 10))
    kind = AgreementKind.objects.filter(is_twinning=False).order_by("pk")[0]
    an_agreement(user, partner, kind=kind, parent=agreement, name_fr="Programme d’eau 2026", signed_on=date(2026, 2, 1))
    return agreement


def an_agreement(user: User, partner: Partner, **fields: Any) -> Agreement:
    days = {"signed_on": date(2019, 5, 4), "starts_on": date(2019, 6, 1), "ends_on": date(2028, 5, 31)}
    return make_agreement(by=user, partners=[partner], **{"state": "in_force", **days, **fields})


def the_money(user: User, partner: Partner) -> None:
    """Promised 50 000 EUR and 7 000 USD; 20 000 EUR arrived, 10 000 EUR late, 20 000 EUR due next year."""
    project = Project(authority=user.authority, name_fr="Réseau d’eau", name_ar="شبكة الماء")
    rows = [
        ProjectFunding(funder=partner, amount=Decimal(50000), currency="EUR"),
        ProjectFunding(funder=partner, amount=Decimal(7000), currency="USD"),
    ]
    project.store(by=user, rows=rows)
    paid = an_instalment(user, project, partner, "2026-03-05", "20000", "EUR")
    an_instalment(user, project, partner, "2026-11-05", "10000", "EUR")
    an_instalment(user, project, partner, "2027-03-01", "20000", "EUR")
    a_payment(user, project, partner, "2026-03-10", "20000", "EUR", to=paid)


def the_year_of_the_twins(user: User, partner: Partner, agreement: Agreement) -> Exchange:
    """Three encounters held (one counted, one half counted, one not), a letter, one cancelled, one last year."""
    training = make_exchange(
        by=user,
        partners=[partner],
        kind="training",
        state="held",
        name_en="Training on water leaks",
        name_fr="Formation sur les fuites d’eau",
        name_ar="تكوين في كشف تسربات الماء",
        starts_on=date(2026, 3, 10),
        ends_on=date(2026, 3, 12),
        place="Aourir",
        country="MA",
        agreement=agreement,
        women=12,
        men=9,
        councillors=4,
        staff=17,
        hours=18,
        cost=Decimal(4000),
        cost_currency="EUR",
        borne_by="partner",
        learnt="Listening at night finds twice as many leaks.\nA map of valves must come first.",
        reusable_where="The neighbouring communes of Tamri and Taghazout.",
        rows=[
            Delegate(side="theirs", name="Luc Meunier", function="Ingénieur", leads=True),
            Delegate(side="ours", name="Samira Aït Lahcen", function="Technicienne"),
            Outcome(text="Eleven leaks found in Aourir centre.", kind="outcome"),
            Outcome(text="Buy a second listening device.", kind="recommendation"),
        ],
    )
    common = {"agreement": agreement, "state": "held"}
    make_exchange(
        by=user, partners=[partner], name_en="Steering meeting", starts_on=date(2026, 5, 20), women=3, **common
    )
    make_exchange(
        by=user,
        partners=[partner],
        name_en="Day of the sea",
        kind="cultural",
        starts_on=date(2026, 8, 14),
        cost=Decimal(3500),
        cost_currency="MAD",
        borne_by="us",
        state="held",
    )
    make_exchange(
        by=user,
        partners=[partner],
        name_en="Thanks",
        kind="letter_in",
        starts_on=date(2026, 9, 1),
        state="held",
        cost=Decimal(90),
        cost_currency="USD",
    )
    make_exchange(
        by=user,
        partners=[partner],
        name_en="Put off",
        starts_on=date(2026, 6, 1),
        agreement=agreement,
        state="cancelled",
    )
    make_exchange(by=user, partners=[partner], name_en="Last year", starts_on=date(2025, 6, 1), women=99, **common)
    return training


def the_visit(user: User, partner: Partner, agreement: Agreement) -> Exchange:
    """A delegation of ours, planned for next year, with its programme."""
    mayor = partner.contacts.get(name_fr="Claire Fontaine")
    return make_exchange(
        by=user,
        partners=[partner],
        kind="delegation_out",
        name_en="Visit of the water works",
        name_fr="Visite des ouvrages d’eau",
        name_ar="زيارة منشآت الماء",
        starts_on=date(2027, 2, 3),
        ends_on=date(2027, 2, 4),
        place="Valmont-sur-Mer",
        country="FR",
        agreement=agreement,
        agenda="Water\nYouth",
        talking_points="Ask for the late instalment of 10 000 EUR.\nاقتراح تجديد اتفاقية التوأمة",
        cost=Decimal(62000),
        cost_currency="MAD",
        borne_by="shared",
        rows=[
            ProgrammeItem(on=date(2027, 2, 3), at=time(14, 30), title="Station d’épuration", place="Quai Nord"),
            ProgrammeItem(on=date(2027, 2, 3), at=time(9, 0), title="Accueil à la mairie", place="Mairie"),
            ProgrammeItem(on=date(2027, 2, 4), title="حفل عشاء"),
            Delegate(side="ours", name="خديجة أوبلا", function="رئيسة المجلس", leads=True),
            Delegate(side="ours", name="Hassan Id Bella", function="Vice-président"),
            Delegate(side="theirs", contact=mayor, leads=True),
        ],
    )


def the_promises(user: User, partner: Partner, agreement: Agreement, training: Exchange) -> None:
    """Ours: one late, one done, one verified; theirs: one without a day. One obligation late, one due, one too far."""
    common = {"exchange": training, "partner": partner}
    an_action_point(user, "Map the valves", due_on=date(2026, 11, 10), owner=user, priority=1, **common)
    an_action_point(user, "Send the list of trainees", state="done", due_on=date(2026, 7, 1), **common)
    other = a_user(user.authority, "head@aourir.example")
    an_action_point(
        user, "Mend the leaks", state="verified", agreement=agreement, done_by=user, verified_by=other, side="ours"
    )
    mayor = partner.contacts.get(name_fr="Claire Fontaine")
    an_action_point(user, "Lend the listening device", side="theirs", contact=mayor, **common)
    for name, due_on in (
        ("Yearly report", date(2026, 11, 1)),
        ("Committee", date(2027, 4, 1)),
        ("Later", date(2028, 2, 1)),
    ):
        make_obligation(by=user, agreement=agreement, name_en=name, due_on=due_on)
