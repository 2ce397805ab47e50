"""A commune whose records are all written in Arabic, one of each kind, so that any Latin word on a page is ours."""

from datetime import timedelta

from funding.models import OpportunityDate, OpportunityTheme, Place, ProjectTheme, Proposal, ProposalMember
from funding.models.opportunity import DateKind
from jisr import days
from jisr.models import Authority, Record, User
from partnerships.models import PartnerTheme, Theme
from reports.services import Wanted, issue_report
from tests.browser.visitor import PASSWORD
from tests.factories import make_agreement, make_authority, make_contact, make_partner, make_user
from tests.factories_funding import (
    funding,
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
    make_rate,
)

ALL_ROLES = ("officer", "head", "finance", "administrator")


def arabic(name: str) -> dict[str, str]:
    return {"name_ar": name, "name_fr": "", "name_en": ""}


def make_person(language: str, **fields: object) -> User:
    """Somebody with every role, in a commune that has a partner record of its own."""
    commune: Authority = make_authority(**arabic("جماعة تمازيرت"))
    commune.partner = make_partner(authority=commune, kind="moroccan_local", **arabic("جماعة تمازيرت"))
    commune.save()
    fields = {"full_name": "خديجة أيت وعدي", "password": PASSWORD, **fields}
    return make_user(*ALL_ROLES, authority=commune, language=language, **fields)


def make_pipeline(by: User) -> list[Record]:
    """A partner with its contact, a call with its bid, an agreement; what is to be done soon or is late."""
    today, theme = days.today(), Theme.objects.order_by("code")[0]
    donor = make_partner(
        by=by,
        **arabic("الوكالة الأندلسية للتعاون"),
        country="ES",
        preferred_language="ar",
        rows=[PartnerTheme(theme=theme)],
    )
    contact = make_contact(by=by, partner=donor, **arabic("سلمى الإدريسي"), function="مسؤولة البرامج")
    call = make_opportunity(
        by=by,
        partner=donor,
        **arabic("دعم المبادرات المحلية للماء"),
        grant_max=500000,
        currency="EUR",
        rows=[
            OpportunityDate(kind=DateKind.FULL_PROPOSAL, on=today + timedelta(days=9)),
            OpportunityTheme(theme=theme),
        ],
    )
    late = make_opportunity(
        by=by,
        partner=donor,
        **arabic("صندوق البلديات"),
        rows=[OpportunityDate(kind=DateKind.CONCEPT_NOTE, on=today - timedelta(days=2))],
    )
    bid = make_proposal(
        by=by,
        donor=donor,
        opportunity=call,
        owner=by,
        **arabic("الماء الصالح للشرب بدوار تيغمي"),
        requested_amount=250000,
        currency="EUR",
        due_on=today + timedelta(days=5),
        rows=[ProposalMember(partner=donor)],
    )
    agreement = make_agreement(by=by, partners=[donor], **arabic("اتفاقية الماء"), amount=250000, currency="EUR")
    Proposal.objects.get(pk=bid.pk).move_to("concept_note", by=by)
    return [donor, contact, call, late, bid, agreement]


def make_carried_out(by: User) -> list[Record]:
    """A project with money expected, late and received, a rate, and a report of it."""
    today, theme = days.today(), Theme.objects.order_by("code")[0]
    donor = make_partner(by=by, kind="bank", **arabic("بنك التنمية"))
    project = make_project(
        by=by,
        owner=by,
        **arabic("تأهيل حي الوفاق"),
        rows=[funding(90000, funder=donor), ProjectTheme(theme=theme), Place(name_ar="مركز تمازيرت")],
    )
    late = make_instalment(by=by, project=project, funder=donor, amount=40000, due_on=today - timedelta(days=12))
    soon = make_instalment(by=by, project=project, funder=donor, amount=50000, due_on=today + timedelta(days=20))
    paid = make_disbursement(by=by, project=project, payer=donor, amount=15000, parts={late: 15000}, posted_by=by)
    draft = make_disbursement(by=by, project=project, payer=donor, amount=5000, parts={soon: 5000})
    rate = make_rate(on=today, source="بنك المغرب")
    report = issue_report(Wanted(subject=project, language="ar", as_of=today), by=by)
    return [donor, project, late, soon, paid, draft, rate, report]  # type: ignore[list-item]


LISTS = (
    "/partners/",
    "/contacts/",
    "/agreements/",
    "/amendments/",
    "/obligations/",
    "/exchanges/",
    "/action-points/",
    "/themes/",
    "/opportunities/",
    "/feeds/",
    "/proposals/",
    "/projects/",
    "/instalments/",
    "/disbursements/",
    "/rates/",
)
OTHERS = (
    "/",
    "/projects/by-theme/",
    "/reports/",
    "/dormant/",
    "/legal-paths/",
    "/assessments/",
    "/documents/",
    "/blocked-payments/",
    "/notices/",
    "/feeds/inbox/",
    "/drafts/",
    "/iati/",
    "/search/?q=الماء",
    "/partners/?q=ليس-هنا",
    "/profile/",
    "/users/",
    "/users/invite/",
    "/settings/",
)
