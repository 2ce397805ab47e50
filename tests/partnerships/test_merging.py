"""Two partners or contacts made one: everything moves, nothing is lost, nobody does it who may not."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from funding.models import (
    BudgetHeading,
    Disbursement,
    Feed,
    MemberRole,
    ProjectTheme,
    ProposalBudgetLine,
    ProposalMember,
)
from jisr.forms import LookupField
from jisr.merging import beside, merge, relations
from jisr.models import Activity, Authority, Document, Note, Notice, SourceRecord, Task
from jisr.search import search_everything
from jisr.timeline import timeline
from partnerships.models import (
    ActionPoint,
    Agreement,
    AgreementParty,
    Contact,
    Delegate,
    Exchange,
    Partner,
    PartnerIdentifier,
    PartnerTheme,
    Theme,
)
from partnerships.resources import ContactResource
from tests.factories import make_agreement, make_authority, make_contact, make_partner, make_user
from tests.factories_amendments import make_amendment
from tests.factories_documents import make_document
from tests.factories_exchanges import make_action_point, make_exchange
from tests.factories_funding import (
    funding,
    make_disbursement,
    make_instalment,
    make_opportunity,
    make_project,
    make_proposal,
)
from tests.factories_obligations import make_obligation, make_template
from tests.factories_partnerfile import make_assessment, make_note
from tests.jisr.exchange.sheets import bring, problems, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return make_user("head", "finance")


@pytest.fixture
def pair(head):
    loser = make_partner(by=head, name_fr="Programme des Nations unies", acronym="PNUD", city="Rabat")
    return loser, make_partner(by=head, name_en="UN Development Programme")


def with_everything(loser, head):
    """One row of each kind that leads to the partner."""
    by = {"by": head}
    theme = PartnerTheme(theme=Theme.objects.first())
    loser.store(by=head, rows=[PartnerIdentifier(scheme="iati", value="XM-DAC-41114"), theme])
    make_partner(parent=loser, **by)
    make_contact(partner=loser, **by)
    make_agreement(partners=[loser], **by)
    make_amendment(rows=_amendment_rows(loser), **by)
    make_obligation(partner=loser, **by)
    make_template(partner=loser, **by)
    make_exchange(partners=[loser], **by)
    make_action_point(partner=loser, **by)
    make_assessment(partner=loser, **by)
    make_opportunity(partner=loser, **by)
    line = ProposalBudgetLine(heading=BudgetHeading.objects.first(), source="other", partner=loser, amount=5)
    make_proposal(donor=loser, rows=[ProposalMember(partner=loser), line], **by)
    Feed(authority=head.authority, name_fr="Appels", partner=loser).store(by=head)
    project = make_project(rows=[funding(10, funder=loser)], **by)
    make_instalment(project=project, funder=loser, **by)
    make_disbursement(project=project, payer=loser, posted_by=head, **by)


def _amendment_rows(partner):
    from partnerships.models import AmendmentParty

    return [AmendmentParty(partner=partner)]


def beside_counts(record):
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_model(type(record))
    return [model._base_manager.filter(content_type=kind, object_id=record.pk).count() for model in beside()]


def test_every_relation_to_a_partner_moves(pair, head):
    loser, winner = pair
    with_everything(loser, head)
    fields = [field for field in relations(Partner) if not field.unique]
    before = {str(field): field.model._base_manager.filter(**{field.name: loser}).count() for field in fields}
    assert [name for name, count in before.items() if not count] == []  # a new relation belongs into the scene above
    merge(loser, winner, by=head)
    left = {str(field): field.model._base_manager.filter(**{field.name: loser}).count() for field in fields}
    moved = {str(field): field.model._base_manager.filter(**{field.name: winner}).count() for field in fields}
    assert set(left.values()) == {0}
    assert moved == before


def test_documents_notes_notices_and_sources_move_and_activity_stays(pair, head):
    loser, winner = pair
    make_document(about=loser, by=head)
    make_note(loser, make_user("officer"), by=head)
    Task(authority=head.authority, subject=loser, title="Rappeler").store(by=head)
    SourceRecord.objects.create(
        authority=head.authority,
        source="iati",
        external_id="1",
        hash="x",
        content_type_id=Note.objects.get().content_type_id,
        object_id=loser.pk,
    )
    lines = Activity.objects.filter(object_id=loser.pk, content_type=Note.objects.get().content_type_id).count()
    assert beside_counts(loser) == [1, 1, 1, 1, 1]
    merge(loser, winner, by=head)
    assert (beside_counts(loser), beside_counts(winner)) == ([0] * 5, [1] * 5)
    assert (Document.objects.get().subject, Note.objects.get().subject, Notice.objects.get().subject) == (winner,) * 3
    kind = Note.objects.get().content_type_id
    assert Activity.objects.filter(object_id=loser.pk, content_type=kind).count() == lines + 1


def test_every_unique_rule_that_a_merge_meets_is_one_it_can_resolve():
    from django.db import models

    for model in (Partner, Contact):
        for field in relations(model):
            rules = [rule for rule in field.model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
            rules = [rule for rule in rules if field.name in rule.fields or not rule.fields]
            assert [rule.name for rule in rules if rule.condition or not rule.fields] == []


def test_the_loser_rests_in_the_archive_and_the_winner_fills_its_blanks(pair, head):
    loser, winner = pair
    merge(loser, winner, by=head)
    loser.refresh_from_db()
    assert (loser.merged_into, loser.archived_by, loser.archive_reason) == (
        winner,
        head,
        f"Merged into {winner.reference}.",
    )
    assert (winner.name_fr, winner.name_en, winner.acronym, winner.city) == (
        "Programme des Nations unies",
        "UN Development Programme",
        "PNUD",
        "Rabat",
    )
    assert winner.version == 2
    verbs = Activity.objects.filter(verb="merged").order_by("object_id").values_list("object_id", "data")
    said = {"loser": loser.reference, "winner": winner.reference}
    assert list(verbs) == [(loser.pk, said), (winner.pk, said)]
    with pytest.raises(ValidationError):
        loser.restore(by=head)
    assert not loser.may_be_deleted()


def test_amounts_never_get_into_another_currency(head):
    loser = make_partner(by=head, envelope_min=1, envelope_max=5, envelope_currency="EUR")
    winner = make_partner(by=head, envelope_max=3, envelope_currency="MAD")
    merge(loser, winner, by=head)
    assert (winner.envelope_min, winner.envelope_max, winner.envelope_currency) == (None, 3, "MAD")


def test_rows_that_say_the_same_become_one_and_keep_what_only_one_said(pair, head):
    loser, winner = pair
    agreement = make_agreement(by=head)
    one = AgreementParty(partner=winner, role="donor")
    other = AgreementParty(partner=loser, role="donor", signatory="M. Dupont")
    second = AgreementParty(partner=loser, role="beneficiary")
    agreement.store(by=head, rows=[one, other, second])
    exchange = make_exchange(by=head, partners=[loser, winner])
    members = [ProposalMember(partner=loser, percent=30), ProposalMember(partner=winner, percent=20)]
    proposal = make_proposal(by=head, donor=winner, rows=members)
    merge(loser, winner, by=head)
    parties = agreement.parties.values_list("partner", "role", "signatory")
    assert list(parties) == [(winner.pk, "donor", "M. Dupont"), (winner.pk, "beneficiary", "")]
    assert [row.partner for row in exchange.partners.all()] == [winner]
    assert [(row.partner, row.percent, row.role) for row in proposal.members.all()] == [
        (winner, 50, MemberRole.CO_APPLICANT)
    ]
    gone = AgreementParty.history.get(history_type="-")
    assert (gone.id, gone.history_user) == (other.pk, head)
    agreement.refresh_from_db()
    assert agreement.version == 3
    assert timeline(agreement)[0].by == str(head)


def test_themes_that_are_no_whole_any_more_lose_their_shares(pair, head):
    loser, winner = pair
    water, waste = Theme.objects.all()[:2]
    loser.store(by=head, rows=[PartnerTheme(theme=water, percent=50), PartnerTheme(theme=waste, percent=50)])
    winner.store(by=head, rows=[PartnerTheme(theme=water, percent=100)])
    project = make_project(by=head, rows=[ProjectTheme(theme=water, percent=100)])
    merge(loser, winner, by=head)
    assert set(winner.themes.values_list("theme", "percent")) == {(water.pk, None), (waste.pk, None)}
    assert project.themes.get().percent == 100


def test_a_posted_payment_only_changes_its_payer(pair, head):
    loser, winner = pair
    payment = make_disbursement(by=head, payer=loser, posted_by=head)
    merge(loser, winner, by=head)
    now = Disbursement.objects.get()
    assert (now.payer, now.amount, now.posted_at) == (winner, payment.amount, payment.posted_at)
    assert [change.new for change in timeline(now)[0].changes] == [str(winner)]


def test_what_was_issued_stays_as_it_was_issued():
    from reports.models import IssuedReport

    assert IssuedReport not in {field.model for field in relations(Partner)}


def test_the_old_reference_leads_to_the_winner_everywhere(pair, head):
    loser, winner = pair
    agreement = make_agreement(by=head, partners=[loser])
    merge(loser, winner, by=head)
    old = loser.reference
    assert winner in Partner.objects.current().search(old)
    assert [item.reference for item in search_everything(old, head) if not item.is_archived] == [
        winner.reference,
        agreement.reference,
    ]
    assert LookupField(Partner.objects.visible_to(head)).to_python(old) == winner
    assert LookupField(Partner.objects.visible_to(head).current()).to_python(f"{old} · PNUD") == winner
    rows = bring(ContactResource, head, table_of("partner;name_fr", f"{old};Salma"))
    assert (problems(rows), Contact.objects.get().partner) == ([], winner)


def test_a_winner_that_is_merged_later_takes_the_earlier_ones_along(pair, head):
    first, second = pair
    third = make_partner(by=head)
    merge(first, second, by=head)
    merge(second, third, by=head)
    first.refresh_from_db()
    assert first.merged_into == third
    assert LookupField(Partner.objects.all()).to_python(first.reference) == third
    assert third in Partner.objects.search(first.reference)


def test_the_search_texts_of_what_moved_hold_the_winners_words_and_no_stale_ones(pair, head):
    loser, winner = pair
    with_everything(loser, head)
    merge(loser, winner, by=head)
    for model in (Agreement, Exchange):
        for record in model.objects.search("PNUD"):
            assert record.search_text == record.refreshed_search_text()
        assert model.objects.search(winner.reference).count() == 1


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_timeline_of_the_winner_shows_what_happened_to_both(pair, head, how_many, django_assert_num_queries):
    loser, winner = pair
    for number in range(how_many):
        other = make_partner(by=head, city=f"Ville {number}")
        merge(other, winner, by=head)
    loser.acronym = "ONU"
    loser.store(by=head)
    merge(loser, winner, by=head)
    entries = timeline(winner)
    assert [entry.about for entry in entries if "created" in entry.sentence].count(loser.reference) == 1
    changed = [entry for entry in entries if entry.about == loser.reference and entry.changes]
    assert "ONU" in [change.new for entry in changed for change in entry.changes]
    with django_assert_num_queries(TIMELINE_QUERIES):
        timeline(winner)


TIMELINE_QUERIES = 6


def test_a_merge_asks_as_many_queries_for_three_rows_as_for_one(head):
    counts = []
    for how_many in (1, 1, 3):
        loser, winner = make_partner(by=head), make_partner(by=head)
        for _ in range(how_many):
            make_contact(partner=loser, by=head)
            make_agreement(by=head, partners=[loser])
            make_opportunity(by=head, partner=loser)
        with CaptureQueriesContext(connection) as queries:
            merge(loser, winner, by=head)
        counts.append(len(queries))
    assert counts[1] == counts[2]


@pytest.mark.parametrize("role", ["finance", "auditor", "administrator"])
def test_only_those_who_change_and_delete_may_merge(pair, role, client):
    loser, winner = pair
    other = make_user(role)
    with pytest.raises(PermissionDenied):
        merge(loser, winner, by=other)
    client.force_login(other)
    assert client.post(winner.url_for("merge"), {"other": loser.reference, "keep": "this"}).status_code == 403


def test_what_cannot_be_merged_is_refused(pair, head):
    loser, winner = pair
    foreign = make_partner(authority=make_authority())
    with pytest.raises(PermissionDenied):
        merge(foreign, winner, by=head)
    with pytest.raises(ValidationError):
        merge(winner, winner, by=head)
    below = make_partner(by=head, parent=make_partner(by=head, parent=loser))
    with pytest.raises(ValidationError):
        merge(loser, below, by=head)
    Authority.objects.filter(pk=head.authority_id).update(partner=loser)
    with pytest.raises(ValidationError):
        merge(loser, winner, by=head)
    merge(winner, loser, by=head)
    with pytest.raises(ValidationError):
        merge(winner, make_partner(by=head), by=head)


def test_a_parent_goes_into_its_childs_place_only_without_a_circle(head):
    top = make_partner(by=head)
    child = make_partner(by=head, parent=top)
    merge(child, top, by=head)
    assert top.parent is None


def test_contacts_are_merged_with_their_delegations_and_account(head):
    partner = make_partner(by=head)
    loser = make_contact(partner=partner, by=head, name_ar="سلمى", phone="06", left_on="2024-01-01")
    winner = make_contact(partner=partner, by=head)
    account = make_user("officer", contact=loser)
    make_action_point(by=head, contact=loser)
    exchange = make_exchange(by=head)
    exchange.store(by=head, rows=[Delegate(contact=loser)])
    fields = [field for field in relations(Contact) if not field.unique]
    assert {field.model for field in fields} == {ActionPoint, Delegate}
    merge(loser, winner, by=head)
    account.refresh_from_db()
    assert (account.contact, winner.name_ar, winner.phone, winner.left_on) == (winner, "سلمى", "06", None)
    assert (Delegate.objects.get().contact, ActionPoint.objects.get().contact) == (winner, winner)


def test_where_both_contacts_have_an_account_the_winners_stays(head):
    loser, winner = make_contact(by=head), make_contact(by=head)
    one, other = make_user(contact=loser), make_user(contact=winner)
    merge(loser, winner, by=head)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.contact, other.contact) == (None, winner)


def test_the_page_shows_both_what_moves_and_what_is_filled_then_merges(client, pair, head):
    loser, winner = pair
    make_contact(partner=loser, by=head)
    client.force_login(head)
    page = client.get(winner.url_for("merge"), {"other": loser.reference})
    plan = page.context["plan"]
    assert (plan.winner, plan.loser, plan.moving) == (winner, loser, [("contacts", 1)])
    assert [line.label for line in plan.lines if line.is_filled] == ["Name in French", "Acronym", "City"]
    assert (
        client.get(loser.url_for("merge"), {"other": winner.reference, "keep": "other"}).context["plan"].loser == loser
    )
    response = client.post(winner.url_for("merge"), {"other": loser.reference, "keep": "this"})
    assert response.headers["Location"] == winner.url_for()
    assert Contact.objects.get().partner == winner
    assert client.get(f"{winner.url_for()}merge/", {"other": "PRT-1999-0001"}).status_code == 422
    foreign = make_partner(authority=make_authority())
    assert client.get(foreign.url_for("merge")).status_code == 404
    assert client.post(winner.url_for("merge"), {"other": foreign.reference, "keep": "this"}).status_code == 422


def test_likely_duplicates_are_suggested_on_the_page(client, head):
    client.force_login(head)
    one = make_partner(by=head, name_fr="Agence française de développement", acronym="AFD")
    near = make_partner(by=head, name_fr="Agence Francaise de Developpement")
    make_partner(by=head, name_fr="Agence belge de coopération")
    make_partner(authority=make_authority(), name_fr="Agence française de développement")
    assert client.get(one.url_for()).context["look_alikes"] == [near]
    merge(near, one, by=head)
    assert client.get(one.url_for()).context["look_alikes"] == []
    client.force_login(make_user("auditor"))
    assert client.get(one.url_for()).context["look_alikes"] == []


def test_contacts_of_one_address_look_alike(head):
    from partnerships.likeness import look_alikes

    one = make_contact(by=head, email="salma@undp.org")
    same = make_contact(by=head, name_fr="S. Idrissi", email="Salma@undp.org")
    make_contact(by=head, name_fr="Salma Idrissi")
    assert look_alikes(one, head) == [same]
