"""What each role may do, written by hand; the database holds exactly this."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission

from tests.factories import make_user

# Who writes each kind of record (O officer, H head, F finance, D administrator); everybody reads them all.
WRITERS = {
    "partnerships.theme": "OH",
    "partnerships.partner": "OH",
    "partnerships.contact": "OH",
    "partnerships.agreement": "OH",
    "partnerships.amendment": "OH",
    "partnerships.obligation": "OH",
    "partnerships.obligationtemplate": "OH",
    "partnerships.exchange": "OH",
    "partnerships.actionpoint": "OH",
    "partnerships.assessment": "OH",
    "partnerships.agreementkind": "HD",
    "partnerships.obligationkind": "HD",
    "partnerships.questionnaire": "HD",
    "jisr.documenttype": "HD",
    "jisr.document": "OHF",
    "jisr.note": "OHF",
    "funding.opportunity": "OH",
    "funding.proposal": "OH",
    "funding.project": "OH",
    "partnerships.plan": "OH",
    "funding.screening": "OH",
    "funding.budgetheading": "HD",
    "funding.feed": "D",
    "jisr.task": "OHF",
    "funding.screeningtemplate": "HD",
    "funding.reason": "HD",
    "funding.cofinancingbudget": "HF",
    "funding.instalment": "F",
    "funding.disbursement": "F",
    "funding.exchangerate": "F",
    "reports.issuedreport": "",
}
BESIDES = {
    "reports.add_issuedreport": "OHF",
    "funding.view_stageprobability": "OHFAD",
    "funding.change_stageprobability": "HD",
    "funding.view_reminderrule": "OHFAD",
    "funding.change_reminderrule": "HD",
    "partnerships.sign_agreement": "H",
    "partnerships.approve_step": "H",
    "partnerships.waive_obligation": "H",
    "funding.award_proposal": "H",
    "funding.decide_opportunity": "H",
    "funding.post_disbursement": "F",
    "jisr.view_user": "D",
    "jisr.add_user": "D",
    "jisr.change_user": "D",
    "jisr.manage_settings": "D",
}
LETTERS = {"officer": "O", "head": "H", "finance": "F", "auditor": "A", "administrator": "D"}


def permissions_of(role: str) -> set[str]:
    may = {name for name, letters in BESIDES.items() if LETTERS[role] in letters}
    for record, letters in WRITERS.items():
        app, model = record.split(".")
        actions = ("view", "add", "change", "delete") if LETTERS[role] in letters else ("view",)
        may |= {f"{app}.{action}_{model}" for action in actions}
    return may


TABLE = {role: permissions_of(role) for role in LETTERS}


@pytest.mark.django_db
def test_there_are_five_roles() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(TABLE)


@pytest.mark.django_db
@pytest.mark.parametrize("role", TABLE)
def test_a_role_may_do_exactly_what_is_written_here(role: str) -> None:
    assert make_user(role).get_all_permissions() == TABLE[role]


@pytest.mark.django_db
def test_several_roles_add_up() -> None:
    assert make_user("auditor", "finance").get_all_permissions() == TABLE["finance"]


@pytest.mark.django_db
def test_nobody_may_more_than_the_roles_say(django_assert_num_queries: Any) -> None:
    auditor = make_user("auditor")
    auditor.user_permissions.set(Permission.objects.filter(codename="add_partner"))
    with django_assert_num_queries(1):
        assert auditor.get_all_permissions() == TABLE["auditor"]
