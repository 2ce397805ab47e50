"""An agreement from its first draft to its renewal, and a delegation from the invitation to what came of it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.translation import gettext
from playwright.sync_api import Locator

from funding.models import Instalment
from jisr import days
from jisr.models import User
from partnerships.models import (
    ActionPoint,
    ActionState,
    Agreement,
    AgreementKind,
    AgreementParty,
    AgreementState,
    Amendment,
    AmendmentState,
    Delegate,
    Exchange,
    ExchangePartner,
    ExchangeState,
    LegalStep,
    Obligation,
    ObligationKind,
    ObligationState,
    ObligationTemplate,
    Outcome,
    PathStep,
    ProgrammeItem,
    TemplateDuty,
)
from tests.browser.visitor import PASSWORD, Visitor, label_of, plural_of
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import make_instalment, make_project

pytestmark = pytest.mark.browser

WORDS = {
    "ar": {
        "partner": "بلدية فالمون",
        "agreement": "اتفاقية إطار للتعاون في الماء",
        "why": "تطلب السلطة بيان مصدر المساهمة",
        "corrected": "المساهمة من ميزانية الجماعة",
        "amendment": "ملحق رقم 1 بتمديد المدة",
        "duty": "تقرير سنوي",
        "visit": "استقبال وفد فالمون",
        "outcome": "إعداد برنامج سنوي مشترك",
        "evidence": "برنامج موقع",
        "session": "السيد العامل",
    },
    "fr": {
        "partner": "Ville de Valmont",
        "agreement": "Convention-cadre sur l’eau",
        "why": "L’autorité demande l’origine de la contrepartie",
        "corrected": "Contrepartie sur le budget communal",
        "amendment": "Avenant n° 1 : durée",
        "duty": "Rapport annuel",
        "visit": "Accueil de la délégation de Valmont",
        "outcome": "Écrire un programme annuel commun",
        "evidence": "Programme signé",
        "session": "Le gouverneur",
    },
}
STEPS = (
    ("deliberation", "council", "Délibération du conseil", "مداولة المجلس"),
    ("visa", "oversight", "Visa", "التأشيرة"),
    ("signature", "parties", "Signature", "التوقيع"),
    ("entry", "president", "Entrée en vigueur", "الدخول حيز التنفيذ"),
)
ARABIC, FRENCH = (pytest.mark.parametrize("language", [code]) for code in ("ar", "fr"))


def make_unit(language: str) -> dict[str, User]:
    commune = make_authority()
    return {
        role: make_user(role, authority=commune, language=language, password=PASSWORD) for role in ("officer", "head")
    }


def make_short_path() -> AgreementKind:
    """The framework kind with the four steps that matter."""
    kind = AgreementKind.objects.get(code="framework")
    kind.path.all().delete()
    kind.required_documents.all().delete()
    for position, (nature, responsible, french, arabic) in enumerate(STEPS, start=1):
        PathStep.objects.create(
            kind=kind, position=position, nature=nature, responsible=responsible, name_fr=french, name_ar=arabic
        )
    return kind


@ARABIC
def test_an_agreement_from_its_draft_to_its_renewal(visit: Callable[..., Visitor], language: str) -> None:
    people, words, kind = make_unit(language), WORDS[language], make_short_path()
    make_template(people["officer"], kind, words)
    partner = make_partner(by=people["officer"], **{f"name_{language}": words["partner"], "name_fr": words["partner"]})
    visitor = visit(language)

    visitor.sign_in(people["officer"])
    draft(visitor, kind, words)
    visitor.sign_in(people["head"])
    walk(visitor, "deliberation")
    visitor.sign_in(people["officer"])
    refuse(visitor, words)
    correct(visitor, words)
    visitor.sign_in(people["head"])
    for nature in ("deliberation", "visa", "signature", "entry"):
        walk(visitor, nature)
    assert Agreement.objects.get().state == AgreementState.IN_FORCE

    take_over_the_template(visitor)
    amend(visitor, words)
    unblock(visitor, make_tranche(people["officer"], partner), people)
    renew(visitor)


def make_template(by: User, kind: AgreementKind, words: dict[str, str]) -> None:
    template = ObligationTemplate(authority=by.authority, name_fr="Usuelles", name_ar="المعتادة", kind=kind)
    duty = TemplateDuty(
        kind=ObligationKind.objects.get(code="narrative-report"),
        name_fr=words["duty"],
        name_ar=words["duty"],
        recurrence="once",
        event="start",
        offset_days=30,
    )
    template.store(by=by, rows=[duty])


def draft(visitor: Visitor, kind: AgreementKind, words: dict[str, str]) -> None:
    visitor.open("/agreements/new/")
    visitor.fill_in(
        Agreement,
        **{f"name_{visitor.language}": words["agreement"]},
        kind=kind.pk,
        ends_on=days.today() + timedelta(days=40),
        renewal="tacit",
        renewal_months=24,
        notice_days=60,
    )
    row = visitor.add_row(AgreementParty)
    visitor.look_up(label_of(AgreementParty, "partner"), words["partner"], within=row)
    visitor.fill_in(AgreementParty, within=row, signatory="H. Roubaud", function="Maire", signed_on=days.today())
    visitor.press(gettext("Save"))
    move(visitor, AgreementState.IN_APPROVAL)
    assert LegalStep.objects.filter(agreement=Agreement.objects.get()).count() == len(STEPS)


def move(visitor: Visitor, state: AgreementState | AmendmentState) -> None:
    visitor.move_to(state)
    visitor.press(gettext("Move to “%(state)s”") % {"state": state.label})


def open_step(visitor: Visitor, nature: str) -> LegalStep:
    step = LegalStep.objects.current().get(nature=nature, amendment=None)
    visitor.open(f"/legal-paths/steps/{step.pk}/")
    return step


def card(visitor: Visitor, title: str) -> Locator:
    heading = visitor.page.get_by_role("heading", name=title, exact=True)
    return visitor.page.locator("form").filter(has=heading)


def walk(visitor: Visitor, nature: str) -> None:
    """Close the step of this nature in the newest round, as the head of the unit."""
    step = open_step(visitor, nature)
    if nature == "visa" and step.started_on is None:
        visitor.press(gettext("Begin the step"))
        open_step(visitor, nature)
    if nature == "deliberation":
        visitor.fill_in(
            LegalStep,
            within=card(visitor, gettext("Close the step")),
            session_kind="ordinary",
            session_on=days.today(),
            number="12/2026",
            votes_for=20,
            votes_against=0,
            votes_abstained=1,
        )
    visitor.press(gettext("Close the step"))
    step.refresh_from_db()
    assert step.state == "done"


def refuse(visitor: Visitor, words: dict[str, str]) -> None:
    open_step(visitor, "visa")
    visitor.press(gettext("Begin the step"))
    step = open_step(visitor, "visa")
    visitor.fill_in(LegalStep, within=card(visitor, gettext("Note a refusal")), reason=words["why"])
    visitor.press(gettext("Note the refusal"))
    step.refresh_from_db()
    assert (step.state, step.reason, Agreement.objects.get().state) == ("refused", words["why"], "drafting")


def correct(visitor: Visitor, words: dict[str, str]) -> None:
    visitor.open(f"{Agreement.objects.get().url_for()}edit/")
    visitor.fill_in(Agreement, **{f"description_{visitor.language}": words["corrected"]})
    visitor.press(gettext("Save"))
    move(visitor, AgreementState.IN_APPROVAL)


def take_over_the_template(visitor: Visitor) -> None:
    agreement = Agreement.objects.get()
    visitor.open(agreement.url_for())
    visitor.follow(gettext("From a template"))
    visitor.fill(gettext("Template of obligations"), ObligationTemplate.objects.get().pk)
    visitor.press(gettext("Take over a template of obligations"))
    first = agreement.starts_on + timedelta(days=30)
    assert list(Obligation.objects.values_list("due_on", flat=True)) == [first]


def amend(visitor: Visitor, words: dict[str, str]) -> None:
    agreement = Agreement.objects.get()
    later = agreement.ends_on + timedelta(days=5)
    visitor.open(agreement.url_for())
    visitor.follow(gettext("Amendments"), within=visitor.section(gettext("Nothing yet")))
    visitor.fill_in(Amendment, **{f"name_{visitor.language}": words["amendment"]}, new_ends_on=later)
    visitor.press(gettext("Save"))
    move(visitor, AmendmentState.IN_APPROVAL)
    for step in LegalStep.objects.filter(amendment__isnull=False, nature__in=("deliberation", "visa")):
        visitor.open(f"/legal-paths/steps/{step.pk}/")
        visitor.fill_in(LegalStep, within=card(visitor, gettext("Do without it")), reason=words["corrected"])
        visitor.press(gettext("Waive the step"))
    amendment = Amendment.objects.get()
    for state, fact in ((AmendmentState.SIGNED, "signed_on"), (AmendmentState.IN_FORCE, "effective_on")):
        visitor.open(amendment.url_for())
        visitor.move_to(state)
        visitor.fill_in(Amendment, **{fact: days.today()})
        visitor.press(gettext("Move to “%(state)s”") % {"state": state.label})
    agreement.refresh_from_db()
    assert agreement.ends_on == later


def make_tranche(by: User, partner: object) -> Instalment:
    project = make_project(by=by)
    agreement = Agreement.objects.get()
    return make_instalment(
        by=by, project=project, funder=partner, agreement=agreement, amount=Decimal(40000), currency="EUR"
    )


def unblock(visitor: Visitor, tranche: Instalment, people: dict[str, User]) -> None:
    duty = Obligation.objects.get()
    visitor.open(f"{duty.url_for()}edit/")
    visitor.look_up(label_of(Obligation, "unlocks"), tranche.reference)
    visitor.press(gettext("Save"))
    visitor.open("/blocked-payments/")
    assert visitor.page.locator("main").get_by_text(tranche.reference).count() >= 1
    for state, fact in ((ObligationState.SUBMITTED, "submitted_on"), (ObligationState.ACCEPTED, "accepted_on")):
        visitor.open(duty.url_for())
        visitor.move_to(state)
        visitor.fill_in(Obligation, **{fact: days.today()})
        visitor.press(gettext("Move to “%(state)s”") % {"state": state.label})
    visitor.open("/blocked-payments/")
    assert visitor.page.locator("main").get_by_text(tranche.reference).count() == 0


def renew(visitor: Visitor) -> None:
    agreement = Agreement.objects.get()
    visitor.open(agreement.url_for())
    visitor.follow(gettext("Record the tacit renewal"))
    visitor.press(gettext("Record the tacit renewal"))
    agreement.refresh_from_db()
    assert (agreement.ends_on - days.today()).days > 700
    visitor.open(f"{agreement.url_for()}as-of/?day={days.today():%Y-%m-%d}")


@FRENCH
def test_a_delegation_from_the_invitation_to_verified_action_points(
    visit: Callable[..., Visitor], language: str
) -> None:
    people, words = make_unit(language), WORDS[language]
    make_partner(by=people["officer"], **{f"name_{language}": words["partner"], "name_fr": words["partner"]})
    visitor = visit(language)
    visitor.sign_in(people["officer"])
    invite(visitor, words)
    visitor.follow(gettext("Delegation dossier"))
    receive(visitor, words)
    promise(visitor, words)
    keep(visitor, words)
    visitor.sign_in(people["head"])
    visitor.open(ActionPoint.objects.get().url_for())
    visitor.move_to(ActionState.VERIFIED)
    visitor.press(gettext("Move to “%(state)s”") % {"state": ActionState.VERIFIED.label})
    point = ActionPoint.objects.get()
    assert (point.state, point.done_by, point.verified_by) == ("verified", people["officer"], people["head"])


def invite(visitor: Visitor, words: dict[str, str]) -> None:
    today = days.today()
    visitor.open("/exchanges/new/")
    visitor.fill_in(Exchange, **{f"name_{visitor.language}": words["visit"]}, kind="delegation_in", starts_on=today)
    row = visitor.add_row(ExchangePartner)
    visitor.look_up(label_of(ExchangePartner, "partner"), words["partner"], within=row)
    row = visitor.add_row(Delegate)
    visitor.fill_in(Delegate, within=row, side="theirs", name="Hélène Roubaud", function="Maire")
    row = visitor.add_row(ProgrammeItem)
    visitor.fill_in(ProgrammeItem, within=row, on=today, at="09:30", title=words["session"])
    visitor.press(gettext("Save"))
    assert Exchange.objects.get().state == ExchangeState.PLANNED


def receive(visitor: Visitor, words: dict[str, str]) -> None:
    exchange = Exchange.objects.get()
    visitor.open(f"{exchange.url_for()}edit/")
    row = visitor.add_row(Outcome)
    visitor.fill_in(Outcome, within=row, text=words["outcome"])
    visitor.press(gettext("Save"))
    visitor.move_to(ExchangeState.HELD)
    visitor.press(gettext("Move to “%(state)s”") % {"state": ExchangeState.HELD.label})
    assert Exchange.objects.get().state == ExchangeState.HELD


def promise(visitor: Visitor, words: dict[str, str]) -> None:
    section = visitor.section(plural_of(Outcome))
    visitor.follow(gettext("Make it an action point"), within=section)
    visitor.fill_in(ActionPoint, due_on=days.today() + timedelta(days=14))
    visitor.press(gettext("Save"))
    point = ActionPoint.objects.get()
    assert (str(point), point.outcome) == (words["outcome"], Outcome.objects.get())


def keep(visitor: Visitor, words: dict[str, str]) -> None:
    visitor.move_to(ActionState.DONE)
    visitor.fill_in(ActionPoint, done_on=days.today(), evidence=words["evidence"])
    visitor.press(gettext("Move to “%(state)s”") % {"state": ActionState.DONE.label})
    assert ActionPoint.objects.get().state == ActionState.DONE
