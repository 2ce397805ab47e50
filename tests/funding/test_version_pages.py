from decimal import Decimal

import pytest
from django.utils import translation

from funding.models import ProposalVersion
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import make_proposal
from tests.factories_reviews import make_full_proposal, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


def test_a_version_is_kept_from_the_proposals_page(client, officer):
    proposal = make_full_proposal(by=officer)
    client.post(f"{proposal.url_for()}versions/keep/", {"label": "Avant relecture"})
    [version] = client.get(proposal.url_for()).context["versions"]
    assert (version.number, version.label, version.by) == (1, "Avant relecture", officer)


def test_an_archived_proposal_keeps_no_more_versions(client, officer):
    proposal = make_full_proposal(by=officer)
    proposal.archive(by=officer, reason="Fin")
    client.post(f"{proposal.url_for()}versions/keep/", {"label": ""})
    assert ProposalVersion.objects.count() == 0


def test_a_version_shows_how_the_proposal_read_and_not_how_it_reads(client, officer):
    proposal = make_full_proposal(by=officer, description_fr="Forer deux puits")
    version = make_version(by=officer, proposal=proposal)
    proposal.description_fr = "Rien"
    proposal.store(by=officer, removed=proposal.members.all())
    context = client.get(version.url).context
    shown = {fact.name: fact.text for group in context["groups"] for fact in group.facts}
    assert (shown["description_fr"], shown["requested_amount"].replace("\xa0", " ")) == (
        "Forer deux puits",
        "5,000.00 EUR",
    )
    assert [(table.title, len(table.lines)) for table in context["tables"]] == [
        ("Consortium members", 1),
        ("Themes of the proposal", 1),
        ("Budget of the proposal", 1),
    ]


def test_two_versions_are_compared_and_one_with_today(client, officer):
    proposal = make_full_proposal(by=officer, description_fr="Forer deux puits")
    make_version(by=officer, proposal=proposal)
    proposal.requested_amount = Decimal(6000)
    proposal.store(by=officer)
    make_version(by=officer, proposal=proposal)
    proposal.description_fr = "Forer trois puits"
    proposal.store(by=officer)
    address = f"{proposal.url_for()}versions/"
    found = {
        asked: [change.label for change in client.get(f"{address}{asked}").context["changes"]]
        for asked in ("?before=1&after=2", "", "?before=1&after=now", "?before=2&after=2")
    }
    assert found == {
        "?before=1&after=2": ["Amount asked"],
        "": ["Description in French"],
        "?before=1&after=now": ["Description in French", "Amount asked"],
        "?before=2&after=2": [],
    }
    page = client.get(address).content.decode()
    assert '<del><span class="visually-hidden">removed </span>deux </del>' in page
    assert '<ins><span class="visually-hidden">added </span>trois </ins>' in page
    assert client.get(f"{address}?before=9&after=now").status_code == 422


def test_the_two_newest_versions_are_compared_where_nothing_was_written_since(client, officer):
    proposal = make_full_proposal(by=officer)
    make_version(by=officer, proposal=proposal)
    address = f"{proposal.url_for()}versions/"
    assert client.get(address).context["changes"] == []
    proposal.requested_amount = Decimal(6000)
    proposal.store(by=officer)
    make_version(by=officer, proposal=proposal)
    assert [change.label for change in client.get(address).context["changes"]] == ["Amount asked"]


def test_the_comparison_reads_in_arabic(client, officer):
    proposal = make_full_proposal(by=officer)
    make_version(by=officer, proposal=proposal)
    officer.language = "ar"
    officer.save()
    proposal.store(by=officer, removed=proposal.members.all())
    with translation.override("ar"):
        [change] = client.get(f"{proposal.url_for()}versions/").context["changes"]
    assert (change.row, change.before.split(" · ")[0]) == ("removed", "جامعة")


def test_pages_of_versions_ask_a_constant_number_of_queries(client, officer, django_assert_num_queries):
    proposal = make_full_proposal(by=officer)
    version = make_version(by=officer, proposal=proposal)
    client.get(version.url)
    with django_assert_num_queries(12):
        client.get(f"{proposal.url_for()}versions/")
    with django_assert_num_queries(5):
        client.get(version.url)
    for _time in range(3):
        make_version(by=officer, proposal=proposal)
    with django_assert_num_queries(12):
        client.get(f"{proposal.url_for()}versions/")


def test_versions_of_another_authority_are_not_there(client, officer):
    other = make_user("officer", authority=make_authority())
    proposal = make_proposal(by=other)
    version = make_version(by=other, proposal=proposal)
    answers = [client.get(address).status_code for address in (version.url, f"{proposal.url_for()}versions/")]
    assert answers == [404, 404]


@pytest.mark.parametrize("stage, kept", [("concept_note", "concept_submitted"), ("full_proposal", "submitted")])
def test_a_version_is_kept_when_the_bid_leaves(client, officer, stage, kept):
    proposal = make_full_proposal(by=officer, stage=stage)
    facts = {"on": "2026-05-04", "channel": "portal", "requested_amount": "5", "currency": "EUR", "is_seen": "on"}
    client.post(f"{proposal.url_for()}submit/", facts)
    assert [version.stage for version in proposal.versions.all()] == [kept]


def test_a_version_is_kept_when_the_bid_is_awarded(client):
    head = make_user("head")
    head.authority.partner = make_partner(authority=head.authority, name_fr="Nous")
    head.authority.save()
    client.force_login(head)
    proposal = make_full_proposal(by=head, stage="submitted", submitted_on="2026-05-04")
    data = {"decided_on": "2026-11-01", "amount": "900", "currency": "EUR"}
    client.post(f"{proposal.url_for()}award/", data)
    assert [version.stage for version in proposal.versions.all()] == ["awarded"]
