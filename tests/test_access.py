"""Every address × method × role, and a stranger, with a record of another authority beside our own."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from funding.models import BudgetHeading, ExchangeRate, Reason, ScreeningTemplate
from jisr import roles
from jisr.models import DocumentType, Job, TaskItem
from partnerships.models import AgreementKind, ObligationKind, Questionnaire, Theme
from tests.access_table import ELSEWHERE, EVERYONE, JOB_PAGES, RECORDS, outcomes
from tests.factories import make_agreement, make_authority, make_contact, make_partner, make_user
from tests.factories_amendments import make_amendment
from tests.factories_documents import make_document
from tests.factories_exchanges import make_action_point, make_exchange
from tests.factories_feeds import make_feed, make_feed_item
from tests.factories_funding import (
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
    make_rate,
)
from tests.factories_legal import make_path
from tests.factories_obligations import make_obligation, make_template
from tests.factories_partnerfile import make_assessment
from tests.factories_proposals import make_plan
from tests.factories_reviews import make_review, make_task, make_version
from tests.factories_screening import make_cofinancing_budget, make_screening
from tests.test_project import patterns

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("paperless")]

LETTERS = {
    "O": roles.OFFICER,
    "H": roles.HEAD,
    "F": roles.FINANCE,
    "A": roles.AUDITOR,
    "D": roles.ADMINISTRATOR,
}
COMMON = {
    "screeningtemplate",
    "theme",
    "reason",
    "budgetheading",
    "questionnaire",
    "documenttype",
    "obligationkind",
    "agreementkind",
    "exchangerate",
}
REPORTS = {"delegation_dossier": "exchange", "experience_sheet": "exchange", "twinning_report": "agreement"}
COUNTLESS = {"list", "create", "import", "import_template"}


def a_record_of_each_kind(authority):
    clerk = make_user(authority=authority)
    partner = make_partner(by=clerk)
    project = make_project(by=clerk)
    return {
        "partner": partner,
        "contact": make_contact(partner=partner, by=clerk),
        "agreement": make_agreement(by=clerk),
        "amendment": make_amendment(by=clerk),
        "document": make_document(about=partner, by=clerk),
        "task": (task := make_task(about=partner, by=clerk, rows=[TaskItem(text="Appeler")])),
        "taskitem": task.items.get(),
        "documenttype": DocumentType.objects.first(),
        "exchange": make_exchange(by=clerk, partners=[partner]),
        "actionpoint": make_action_point(by=clerk),
        "agreementkind": AgreementKind.objects.first(),
        "legalstep": make_path(by=clerk)[0],
        "obligation": make_obligation(by=clerk),
        "obligationtemplate": make_template(by=clerk),
        "obligationkind": ObligationKind.objects.first(),
        "assessment": make_assessment(by=clerk, partner=partner),
        "questionnaire": Questionnaire.objects.first(),
        "plan": make_plan(by=clerk),
        "budgetheading": BudgetHeading.objects.first(),
        "theme": Theme.objects.first(),
        "opportunity": make_opportunity(by=clerk),
        "feed": make_feed(by=clerk),
        "feeditem": make_feed_item(by=clerk),
        "reason": Reason.objects.first(),
        "proposal": make_proposal(by=clerk),
        "proposalversion": make_version(by=clerk),
        "proposalreview": make_review(by=clerk),
        "screening": make_screening(by=clerk),
        "screeningtemplate": ScreeningTemplate.objects.first(),
        "cofinancingbudget": make_cofinancing_budget(by=clerk),
        "project": project,
        "instalment": make_instalment(by=clerk, project=project),
        "disbursement": make_disbursement(by=clerk, project=project),
        "exchangerate": ExchangeRate.objects.first() or make_rate(),
        "user": make_user("officer", authority=authority),
    }


@pytest.fixture
def scene():
    ours, theirs = make_authority(), make_authority(name_fr="Région voisine")
    people = {letter: make_user(role, authority=ours) for letter, role in LETTERS.items()}
    make_user(roles.ADMINISTRATOR, authority=ours)
    return SimpleNamespace(own=a_record_of_each_kind(ours), foreign=a_record_of_each_kind(theirs), people=people)


def kind_of(name: str) -> str:
    if name.startswith("partner"):
        return "partner"
    return REPORTS.get(name.removesuffix("_draft")) or name.split("_")[0]


def address(name, records):
    """The address of a record's screen, or of a page that has no record."""
    kind, _, screen = name.partition("_")
    if name.startswith(("partner_statement", "project_sheet")):
        return reverse(name, args=[records[kind].pk])
    if subject := REPORTS.get(name.removesuffix("_draft")):
        return reverse(name, args=[records[subject].pk])
    if screen in COUNTLESS or kind not in records or name in {"user_invite", "project_by_theme", "proposal_board"}:
        return reverse(name)
    arguments = [records[kind].pk, "no-such-state"] if screen == "move" else [records[kind].pk]
    return reverse(name, args=arguments)


def is_about_a_record(name, records):
    return address(name, records) != address(name, {**records, kind_of(name): SimpleNamespace(pk=0)})


def test_the_table_names_every_address():
    known = set(outcomes())
    jobs = {f"{record}_{page}" for record in RECORDS for page in JOB_PAGES}
    unknown = [name for name, _address in patterns() if name not in known | jobs and not name.startswith(ELSEWHERE)]
    assert unknown == []


@pytest.mark.parametrize("letter", LETTERS)
def test_each_role_may_do_what_the_table_says_and_no_more(client, scene, letter):
    client.force_login(scene.people[letter])
    wrong = []
    for name, (readers, writers) in outcomes().items():
        for method, allowed in (("get", readers), ("post", writers)):
            answer = getattr(client, method)(address(name, scene.own))
            b"".join(answer.streaming_content if answer.streaming else ())  # a file that is sent is closed at its end
            status = answer.status_code
            if allowed == "=":
                is_right = status in (403, 405)
            elif letter in allowed:
                is_right = status in (200, 302, 409, 422)
            else:
                is_right = status == 403
            if not is_right:
                wrong.append(f"{method} {name}: {status}")
    assert wrong == []


@pytest.mark.parametrize("letter", LETTERS)
def test_another_authoritys_records_are_not_there(client, scene, letter):
    client.force_login(scene.people[letter])
    wrong = []
    for name in outcomes():
        kind = kind_of(name)
        if kind in COMMON or kind not in scene.foreign or not is_about_a_record(name, scene.foreign):
            continue
        for method in ("get", "post"):
            status = getattr(client, method)(address(name, scene.foreign)).status_code
            if status not in (403, 404, 405):
                wrong.append(f"{method} {name}: {status}")
    assert wrong == []


def test_a_stranger_is_sent_to_sign_in_by_every_method(client, scene):
    wrong = []
    for name in outcomes():
        for method in ("get", "post", "put", "delete"):
            response = getattr(client, method)(address(name, scene.own))
            if response.status_code != 302 or "/accounts/login/" not in response.headers["Location"]:
                wrong.append(f"{method} {name}: {response.status_code}")
    assert wrong == []


def test_a_job_is_its_owners_alone(client, scene):
    owner, other = scene.people["O"], scene.people["H"]
    data = {"resource": "partnerships.resources.PartnerResource"}
    job = Job.objects.create(authority=owner.authority, kind="import_check", by=owner, data=data)
    client.force_login(other)
    found = {page: client.get(reverse(f"partner_{page}", args=[job.pk])).status_code for page in JOB_PAGES}
    assert set(found.values()) <= {404, 405}


def test_nothing_an_auditor_or_administrator_posts_changes_a_record(client, scene):
    before = {kind: type(record).objects.get(pk=record.pk).__dict__ for kind, record in scene.own.items()}
    for letter in ("A", "D"):
        client.force_login(scene.people[letter])
        for name in outcomes():
            if letter not in RECORDS.get(kind_of(name), EVERYONE):
                client.post(address(name, scene.own), {"do": "delete", "reason": "x", "version": "1"})
    after = {kind: type(record).objects.get(pk=record.pk).__dict__ for kind, record in scene.own.items()}
    changed = [kind for kind in before if kind != "user" and _plain(before[kind]) != _plain(after[kind])]
    assert changed == []


def _plain(values):
    return {name: value for name, value in values.items() if not name.startswith("_")}
