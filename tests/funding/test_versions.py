from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from funding.bids.versions import Change, differences, keep_version, values_of, version_at_hand
from funding.models import ProposalMember, ProposalVersion
from jisr.timeline import timeline
from jisr.wording import Piece, compared
from tests.factories import make_partner, make_user
from tests.factories_reviews import make_full_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("officer")


def plain(text):
    return text.replace("\xa0", " ")


def test_a_version_keeps_fields_and_rows_as_plain_values(officer):
    proposal = make_full_proposal(by=officer, due_on=date(2026, 12, 1))
    version = keep_version(proposal, by=officer, label="Pour relecture")
    version = ProposalVersion.objects.get(pk=version.pk)
    [member], [line] = version.values["rows"]["members"], version.values["rows"]["budget_lines"]
    assert (version.number, version.label, version.stage, version.by) == (1, "Pour relecture", "identified", officer)
    assert version.values["facts"]["requested_amount"] == "5000"
    assert version.values["facts"]["due_on"] == "2026-12-01"
    assert member["partner"] == {
        "key": proposal.members.get().partner_id,
        "names": {"ar": "جامعة", "fr": "Université"},
    }
    assert (line["amount"], line["source"]) == ("1250.5", "donor")
    assert timeline(proposal)[0].sentence == "kept version 1"


def test_a_version_reads_back_the_same_as_it_was_made(officer):
    proposal = make_full_proposal(by=officer, description_fr="Longue", due_on=date(2026, 12, 1))
    version = keep_version(proposal, by=officer)
    version = ProposalVersion.objects.get(pk=version.pk)
    assert version.values == values_of(proposal)
    assert differences(version.values, values_of(proposal)) == []


def test_versions_are_numbered_one_after_the_other_in_each_proposal(officer):
    one, other = make_full_proposal(by=officer), make_full_proposal(by=officer)
    numbers = [keep_version(proposal, by=officer).number for proposal in (one, one, other)]
    assert numbers == [1, 2, 1]


def test_what_reads_as_its_newest_version_is_not_kept_again(officer):
    proposal = make_full_proposal(by=officer)
    first = version_at_hand(proposal, by=officer)
    assert version_at_hand(proposal, by=officer) == first
    proposal.own_amount = Decimal(10)
    proposal.store(by=officer)
    assert version_at_hand(proposal, by=officer).number == 2


def test_the_differences_say_what_changed_in_facts_and_rows(officer):
    proposal = make_full_proposal(by=officer)
    before = values_of(proposal)
    member = proposal.members.get()
    member.percent = Decimal(30)
    proposal.requested_amount, proposal.due_on = Decimal("6000.5"), date(2027, 1, 15)
    joins = ProposalMember(partner=make_partner(by=officer, name_fr="ONG"), role="associate")
    proposal.store(by=officer, rows=[member, joins], removed=proposal.themes.all())
    found = differences(before, values_of(proposal))
    theme = before["rows"]["themes"][0]["theme"]["names"]["en"]
    assert [(change.label, plain(change.before), plain(change.after), change.row) for change in found] == [
        ("Amount asked", "5,000.00 EUR", "6,000.50 EUR", ""),
        ("To be submitted by", "", "15 January 2027", ""),
        ("Université: Share (%)", "20%", "30%", ""),
        ("Consortium member", "", "ONG · Associate", "added"),
        ("Theme of the proposal", theme, "", "removed"),
    ]


def test_the_differences_are_worded_in_the_readers_language(officer):
    proposal = make_full_proposal(by=officer)
    before = values_of(proposal)
    proposal.due_on = date(2026, 8, 1)
    proposal.store(by=officer, removed=proposal.members.all())
    after = values_of(proposal)
    with translation.override("ar"):
        [due, member] = differences(before, after)
    assert (due.after, member.before.split(" · ")[0]) == ("1 غشت 2026", "جامعة")


def test_another_currency_changes_every_amount_and_says_so(officer):
    proposal = make_full_proposal(by=officer)
    before = values_of(proposal)
    proposal.currency = "MAD"
    proposal.store(by=officer)
    labels = [change.label for change in differences(before, values_of(proposal))]
    assert labels[:2] == ["Amount asked", "Currency"]
    assert labels[2].endswith("The donor · In cash: Amount")


def test_a_partner_that_is_renamed_does_not_change_the_proposal(officer):
    proposal = make_full_proposal(by=officer)
    before = values_of(proposal)
    partner = proposal.members.get().partner
    partner.name_fr = "Université de la ville"
    partner.store(by=officer)
    assert differences(before, values_of(proposal)) == []


def test_a_long_text_is_compared_word_by_word(officer):
    proposal = make_full_proposal(by=officer, description_fr="Forer deux puits au nord")
    before = values_of(proposal)
    proposal.description_fr = "Forer trois puits au nord et au sud"
    proposal.store(by=officer)
    [change] = differences(before, values_of(proposal))
    assert isinstance(change, Change)
    assert change.pieces == [
        Piece("Forer "),
        Piece("deux ", "removed"),
        Piece("trois ", "added"),
        Piece("puits au nord "),
        Piece("et au sud", "added"),
    ]


def test_values_kept_before_a_field_existed_compare_as_blank(officer):
    proposal = make_full_proposal(by=officer)
    before = values_of(proposal)
    del before["facts"]["sustainability"], before["rows"]["goals"]
    assert differences(before, values_of(proposal)) == []


@pytest.mark.once
def test_words_alone_are_compared_and_not_the_spaces_between_them():
    assert compared("un  deux\ntrois", "un deux trois") == [Piece("un deux trois")]
    assert compared("", "neuf") == [Piece("neuf", "added")]
    assert compared("كتب المقترح", "كتب تقرير المقترح") == [Piece("كتب "), Piece("تقرير ", "added"), Piece("المقترح")]


def test_a_kept_version_is_neither_changed_nor_deleted(officer):
    version = keep_version(make_full_proposal(by=officer), by=officer)
    version.label = "Autre"
    for forbidden in (version.save, version.delete, ProposalVersion.objects.all().delete):
        with pytest.raises(TypeError):
            forbidden()
    with pytest.raises(TypeError):
        ProposalVersion.objects.update(label="Autre")
    assert ProposalVersion.objects.get().label == ""


def test_a_proposal_with_a_version_is_archived_and_not_deleted(officer):
    proposal = make_full_proposal(by=officer)
    assert proposal.may_be_deleted() is True
    keep_version(proposal, by=officer)
    assert (proposal.may_be_deleted(), proposal.dependants()) == (False, [("versions of the proposal", 1)])
