"""Whoever is put in charge of a record by somebody else is told, once."""

import pytest
from django.urls import reverse

from jisr.handover import hand_over
from jisr.models import Notice, Trace, Via
from jisr.notice_words import sentence_of
from partnerships.models import Partner
from partnerships.obligations import make_obligations
from partnerships.resources import PartnerResource
from tests.factories import TODAY, make_agreement, make_partner, make_user
from tests.factories_obligations import duty, make_living_agreement
from tests.jisr.exchange.sheets import bring, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def head():
    return make_user("head", full_name="Hind")


@pytest.fixture
def officer(head):
    return make_user("officer", full_name="Amal", authority=head.authority)


def told():
    return [(row.user.full_name, row.kind, sentence_of(row), row.subject) for row in Notice.objects.order_by("pk")]


def test_who_is_put_in_charge_on_a_page_is_told_once(head, officer):
    agreement = make_agreement(by=head)
    agreement.owner = officer
    agreement.store(by=head)
    agreement.name_fr = "Autre nom"
    agreement.store(by=head)
    assert told() == [("Amal", "assigned", "Hind gives you this to follow", agreement)]
    agreement.owner = head
    agreement.store(by=head)
    agreement.owner = officer
    agreement.store(by=head)
    assert len(told()) == 2


def test_nobody_is_told_of_what_they_took_themselves_or_of_what_a_command_wrote(head, officer):
    for by, via in ((officer, Via.PAGE), (head, Via.COMMAND), (None, Via.JOB)):
        agreement = make_agreement(by=head)
        agreement.owner = officer
        agreement.store(by=by, via=via)
    assert told() == []


def test_a_new_record_for_a_colleague_tells_them(client, head, officer):
    client.force_login(head)
    sent = {"name_fr": "Agence", "kind": "un", "owner": officer.pk, "preferred_language": "fr", "version": "1"}
    prefixes = client.get(reverse("partner_create")).context["form"].formsets
    for formset in prefixes:
        sent |= {f"{formset.prefix}-TOTAL_FORMS": 0, f"{formset.prefix}-INITIAL_FORMS": 0}
    answer = client.post(reverse("partner_create"), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    assert told() == [("Amal", "assigned", "Hind gives you this to follow", Partner.objects.get(name_fr="Agence"))]


def test_an_import_tells_each_person_once_how_many_they_were_given(head, officer):
    kept = make_partner(by=head, name_fr="Ancien", owner=officer)
    lines = [f"{kept.reference};un;Ancien bis;{officer.email}", f";un;Le mien;{head.email}"]
    lines += [f";un;Nouveau {number};{officer.email}" for number in (1, 2)]
    bring(PartnerResource, head, table_of("reference;kind;name_fr;owner", *lines))
    assert Partner.objects.count() == 4
    [(name, kind, sentence, record)] = told()
    assert (name, kind, sentence) == ("Amal", "assigned", "Hind gives you 2 records to follow, such as this one")
    assert record.name_fr == "Nouveau 1"


def test_who_takes_over_from_a_colleague_who_leaves_is_told_once_a_kind(head, officer):
    for _ in range(3):
        make_agreement(by=head, owner=officer)
    hand_over(leaver=officer, heir=make_user("officer", full_name="Omar"), trace=Trace(head))
    assert [row[:3] for row in told()] == [("Omar", "assigned", "Hind gives you 3 records to follow, such as this one")]


def test_the_dates_made_from_a_duty_tell_its_owner_once(head, officer):
    rows = [duty(recurrence="every", every_months=12, event="start", owner=officer)]
    agreement = make_living_agreement(by=head, duties=rows)
    made = make_obligations(agreement, by=head, today=TODAY)
    assert [row[:3] for row in told()] == [
        ("Amal", "assigned", f"Hind gives you {made.made} records to follow, such as this one")
    ]
