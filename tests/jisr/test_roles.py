"""What each role may do, written by hand; the database holds exactly this."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import make_user

READ = {
    "partnerships.view_theme",
    "partnerships.view_partner",
    "partnerships.view_contact",
    "partnerships.view_agreement",
    "funding.view_opportunity",
    "funding.view_proposal",
    "funding.view_project",
    "funding.view_instalment",
    "funding.view_disbursement",
    "funding.view_exchangerate",
    "reports.view_issuedreport",
}
OFFICER = READ | {
    "partnerships.add_theme",
    "partnerships.change_theme",
    "partnerships.delete_theme",
    "partnerships.add_partner",
    "partnerships.change_partner",
    "partnerships.delete_partner",
    "partnerships.add_contact",
    "partnerships.change_contact",
    "partnerships.delete_contact",
    "partnerships.add_agreement",
    "partnerships.change_agreement",
    "partnerships.delete_agreement",
    "funding.add_opportunity",
    "funding.change_opportunity",
    "funding.delete_opportunity",
    "funding.add_proposal",
    "funding.change_proposal",
    "funding.delete_proposal",
    "funding.add_project",
    "funding.change_project",
    "funding.delete_project",
    "reports.add_issuedreport",
}
TABLE = {
    "officer": OFFICER,
    "head": OFFICER | {"partnerships.sign_agreement", "funding.award_proposal", "funding.decide_opportunity"},
    "finance": READ
    | {
        "funding.add_instalment",
        "funding.change_instalment",
        "funding.delete_instalment",
        "funding.add_disbursement",
        "funding.change_disbursement",
        "funding.delete_disbursement",
        "funding.post_disbursement",
        "funding.add_exchangerate",
        "funding.change_exchangerate",
        "funding.delete_exchangerate",
        "reports.add_issuedreport",
    },
    "auditor": READ,
    "administrator": READ | {"jisr.view_user", "jisr.add_user", "jisr.change_user", "jisr.manage_settings"},
}


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
