from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from funding.models import Opportunity, OpportunityDate, OpportunityTheme, Project, Proposal, Reason
from jisr.timeline import timeline
from partnerships.models import Agreement, Theme
from tests.factories import make_authority, make_partner, make_user
from tests.factories_funding import make_opportunity, make_proposal

pytestmark = pytest.mark.django_db


def rows(**counts):
    totals = {f"{prefix}-TOTAL_FORMS": str(count) for prefix, count in counts.items()}
    return {**totals, **{f"{prefix}-INITIAL_FORMS": "0" for prefix in counts}}


NO_ROWS = rows(members=0, budget_lines=0, themes=0, axes=0, goals=0, documents_asked=0)

NO_CALL_ROWS = {"cofinancing_base": "total", **rows(dates=0, themes=0, documents_asked=0)}


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def head(client):
    user = make_user("head")
    user.authority.partner = make_partner(authority=user.authority, name_fr="Nous")
    user.authority.save()
    client.force_login(user)
    return user


def test_an_opportunity_is_made_with_its_dates_and_themes(client, officer):
    partner, themes = make_partner(by=officer), Theme.objects.order_by("code")[:2]
    data = {
        "name_fr": "Appel eau",
        "partner": partner.reference,
        "envelope": "5 000 000",
        "currency": "EUR",
        "cofinancing_percent": "12,5",
        "cofinancing_base": "total",
        **rows(dates=2, themes=2, documents_asked=0),
        "dates-0-kind": "concept_note",
        "dates-0-on": "2026-12-01",
        "dates-0-at": "17:00",
        "dates-0-zone": "Europe/Brussels",
        "dates-1-kind": "full_proposal",
        "dates-1-on": "2027-02-01",
        "themes-0-theme": themes[0].pk,
        "themes-0-percent": "60",
        "themes-1-theme": themes[1].pk,
        "themes-1-percent": "40",
    }
    response = client.post("/opportunities/new/", data)
    made = Opportunity.objects.get()
    assert response.headers["Location"] == made.url_for()
    assert (made.envelope, made.cofinancing_percent, made.partner) == (Decimal(5000000), Decimal("12.5"), partner)
    assert [(row.kind, str(row.at or "")) for row in made.dates.all()] == [
        ("concept_note", "17:00:00"),
        ("full_proposal", ""),
    ]
    assert [row.percent for row in made.themes.all()] == [60, 40]


@pytest.mark.parametrize(
    "data, field",
    [
        ({"envelope": "1.250", "currency": "EUR"}, "envelope"),
        ({"envelope": "12.5", "currency": "JPY"}, "envelope"),
        ({"envelope": "5"}, "__all__"),
        ({"partner": "PRT-1999-0001"}, "partner"),
        ({"name_fr": ""}, "__all__"),
    ],
)
def test_an_opportunity_that_cannot_be_is_refused_beside_its_field(client, officer, data, field):
    partner = make_partner(by=officer)
    fields = {"name_fr": "Appel", "partner": partner.reference, **NO_CALL_ROWS, **data}
    response = client.post("/opportunities/new/", fields)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Opportunity.objects.count() == 0


def test_shares_of_themes_that_do_not_make_the_whole_are_refused(client, officer):
    partner, theme = make_partner(by=officer), Theme.objects.first()
    data = {"name_fr": "A", "partner": partner.reference, **rows(dates=0, themes=1, documents_asked=0)}
    response = client.post("/opportunities/new/", {**data, "themes-0-theme": theme.pk, "themes-0-percent": "60"})
    [formset] = [item for item in response.context["form"].formsets if item.prefix == "themes"]
    assert formset.non_form_errors() == ["The shares add up to 60, not 100."]


def test_a_proposal_begun_from_a_call_takes_over_what_the_call_says(client, officer):
    themes = list(Theme.objects.order_by("code")[:2])
    shares = [OpportunityTheme(theme=theme, percent=Decimal(50)) for theme in themes]
    call = make_opportunity(
        by=officer,
        name_ar="نداء",
        name_fr="Appel",
        description_fr="Long",
        currency="USD",
        envelope=Decimal(1),
        rows=[*shares, OpportunityDate(on=date(2099, 5, 1))],
    )
    page = client.get(call.url_for())
    assert page.context["bid_url"] == f"/proposals/new/?opportunity={call.reference}"
    form = client.get(page.context["bid_url"]).context["form"]
    values = {name: form[name].value() for name in ("name_ar", "name_fr", "description_fr", "donor", "currency")}
    assert values == {
        "name_ar": "نداء",
        "name_fr": "Appel",
        "description_fr": "Long",
        "donor": f"{call.partner.reference} · {call.partner.name}",
        "currency": "USD",
    }
    assert (form["due_on"].value(), form["owner"].value()) == (date(2099, 5, 1), officer.pk)
    [formset] = [item for item in form.formsets if item.prefix == "themes"]
    assert [(row["theme"].value(), row["percent"].value()) for row in formset] == [(theme.pk, "50") for theme in themes]


def test_what_a_begun_proposal_shows_is_saved_as_it_stands(client, officer):
    theme = Theme.objects.first()
    call = make_opportunity(by=officer, rows=[OpportunityTheme(theme=theme)])
    data = {
        "name_fr": "Notre projet",
        "donor": f"{call.partner.reference} · {call.partner.name}",
        "opportunity": call.reference,
        **NO_ROWS,
        **rows(themes=1),
        "themes-0-theme": theme.pk,
        "themes-0-percent": "",
    }
    client.post(f"/proposals/new/?opportunity={call.reference}", data)
    made = Proposal.objects.get()
    assert (made.opportunity, made.donor, [row.theme for row in made.themes.all()]) == (call, call.partner, [theme])


def test_another_authoritys_call_begins_nothing(client, officer):
    foreign = make_opportunity(authority=make_authority(), name_fr="Secret")
    form = client.get(f"/proposals/new/?opportunity={foreign.reference}").context["form"]
    assert form["name_fr"].value() in (None, "")


def test_history_shows_old_and_new_stage_and_amount(client, officer):
    proposal = make_proposal(by=officer, stage="full_proposal", requested_amount=Decimal(1000), currency="MAD")
    data = {
        "version": "1",
        "name_fr": proposal.name_fr,
        "donor": proposal.donor.reference,
        "requested_amount": "2 500,50",
        "currency": "MAD",
        **NO_ROWS,
    }
    client.post(proposal.url_for("update"), data)
    [change] = timeline(proposal)[0].changes
    assert (change.label, change.old.replace("\xa0", " "), change.new.replace("\xa0", " ")) == (
        "Amount asked",
        "1,000.00 MAD",
        "2,500.50 MAD",
    )
    proposal.refresh_from_db()
    proposal.move_to("submitted", by=officer, facts={"submitted_on": date(2026, 5, 4)})
    with translation.override("en"):
        entry = timeline(proposal)[0]
    assert entry.sentence == "moved it from “Writing the full proposal” to “Submitted”"


def test_the_move_page_asks_what_the_stage_requires(client, officer):
    proposal = make_proposal(by=officer, stage="concept_submitted")
    address = f"{proposal.url_for()}move/rejected/"
    form = client.get(address).context["form"]
    assert list(form.fields) == ["decided_on", "loss_reason", "reason"]
    assert set(form.fields["loss_reason"].queryset) == set(Reason.objects.filter(use="rejected"))
    quality = Reason.objects.get(code="lost-quality")
    client.post(address, {"decided_on": "2026-05-04", "loss_reason": quality.pk})
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.decided_on, proposal.loss_reason) == ("rejected", date(2026, 5, 4), quality)


def submitted(user, **fields):
    amounts = {"requested_amount": Decimal(1000), "own_amount": Decimal(100), "currency": "EUR"}
    return make_proposal(by=user, stage="submitted", submitted_on=date(2026, 5, 4), **amounts, **fields)


AWARD = {
    "number": "ENI/77",
    "decided_on": "2026-11-01",
    "signed_on": "2026-11-10",
    "starts_on": "2027-01-01",
    "ends_on": "2027-12-31",
    "amount": "900,50",
    "currency": "EUR",
}


def test_the_award_page_asks_once_what_the_proposal_does_not_say(client, head):
    proposal = submitted(head, donor_number="CALL-5")
    form = client.get(f"{proposal.url_for()}award/").context["form"]
    assert list(form.fields) == [*AWARD]
    assert (form["number"].value(), form["amount"].value(), form["currency"].value()) == ("CALL-5", "1,000", "EUR") or (
        form["amount"].value() == "1\xa0000"
    )


def test_an_award_leads_to_the_project_it_made(client, head):
    proposal = submitted(head)
    response = client.post(f"{proposal.url_for()}award/", AWARD)
    project, agreement = Project.objects.get(), Agreement.objects.get()
    assert response.headers["Location"] == project.url_for()
    assert (agreement.state, agreement.amount, agreement.donor_number) == ("signed", Decimal("900.50"), "ENI/77")
    proposal.refresh_from_db()
    assert proposal.stage == "awarded"


@pytest.mark.parametrize(
    "data, field",
    [
        ({"amount": "1.250"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "10.5", "currency": "JPY"}, "amount"),
        ({"decided_on": ""}, "decided_on"),
        ({"ends_on": "2026-12-31"}, "ends_on"),
    ],
)
def test_an_award_that_cannot_be_is_refused_beside_its_field(client, head, data, field):
    proposal = submitted(head)
    response = client.post(f"{proposal.url_for()}award/", {**AWARD, **data})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert (Project.objects.count(), Agreement.objects.count()) == (0, 0)


def test_the_award_is_offered_to_the_head_alone_and_only_once_submitted(client, officer):
    proposal = submitted(officer)
    assert client.get(proposal.url_for()).context["may_award"] is False
    assert client.get(f"{proposal.url_for()}award/").status_code == 403
    assert client.post(f"{proposal.url_for()}award/", AWARD).status_code == 403
    head = make_user("head", authority=officer.authority)
    client.force_login(head)
    assert client.get(proposal.url_for()).context["may_award"] is True
    early = make_proposal(by=head)
    assert client.get(early.url_for()).context["may_award"] is False
    assert client.post(f"{early.url_for()}award/", AWARD).headers["Location"] == early.url_for()
    assert Project.objects.count() == 0


def test_a_plain_move_does_not_lead_to_an_award(client, head):
    proposal = submitted(head)
    client.post(f"{proposal.url_for()}move/awarded/", {"decided_on": "2026-11-01"})
    proposal.refresh_from_db()
    assert proposal.stage == "submitted"


def test_a_proposal_with_an_agreement_is_archived_and_not_deleted(client, head):
    proposal = submitted(head)
    client.post(f"{proposal.url_for()}award/", AWARD)
    with pytest.raises(ValidationError):
        Proposal.objects.get(pk=proposal.pk).erase(by=head)
