"""The demonstration: one believable year, every state and every alarm with an example, told on its own days."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone
from PIL import Image

from funding.dated import late
from funding.demo.people import PASSWORD
from funding.expected import expected_this_year
from funding.models import (
    Allocation,
    Disbursement,
    ExchangeRate,
    Instalment,
    Opportunity,
    Project,
    Proposal,
    ProposalStage,
    SourceTransaction,
)
from funding.models.instalment import Standing
from funding.models.opportunity import OpportunityState
from funding.models.project import ProjectState
from jisr.models import Activity, Authority, Base, Row, User, Via
from jisr.models.activity import Verb
from jisr.money import RateBook
from jisr.roles import ROLES
from partnerships.models import Agreement, AgreementState, Contact, Partner, PartnerKind, PartnerState, check_split

TODAY = date(2026, 11, 22)


def load(today: date = TODAY) -> str:
    output = StringIO()
    call_command("load_demo", stdout=output, today=today)
    return output.getvalue()


def tables() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def states(model: type[Base]) -> set[str]:
    return set(model._base_manager.values_list(model.STATE_FIELD, flat=True))


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: str, db: None) -> Authority:
    return Authority.objects.get(is_demo=True)


def test_there_is_one_login_for_each_role_and_it_is_printed(demo: Authority, loaded: str) -> None:
    users = {user.groups.get().name: user for user in User.objects.filter(authority=demo, is_demo=True)}
    assert set(users) == set(ROLES)
    assert {user.language for user in users.values()} == {"ar", "fr", "en"}
    assert [user for user in users.values() if not user.check_password(PASSWORD)] == []
    assert [user.email for user in users.values() if user.email not in loaded] == []


def test_nobody_else_signs_in_with_those_accounts_where_the_demonstration_is_refused(demo, settings, rf) -> None:
    request = rf.post("/")
    assert authenticate(request, email="officer@tamazirt.example", password=PASSWORD) is not None
    settings.DEMO_ALLOWED = False
    assert authenticate(request, email="officer@tamazirt.example", password=PASSWORD) is None


def test_it_is_refused_where_demonstration_accounts_are(db: None, settings: Any) -> None:
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="DEMO_ALLOWED is off"):
        load()


def test_a_second_run_changes_nothing_and_takes_no_time(demo: Authority) -> None:
    before, started = tables(), time.monotonic()
    assert "already loaded" in load()
    assert tables() == before
    assert time.monotonic() - started < 2


def test_the_numbers_are_those_of_a_small_unit(demo: Authority) -> None:
    ours = Project.objects.ours()
    assert (Opportunity.objects.count(), Proposal.objects.count(), Agreement.objects.count()) == (40, 60, 20)
    assert (ours.count(), Project.objects.count() - ours.count()) == (15, 3)
    assert (Partner.objects.current().count(), Contact.objects.count()) == (29, 33)
    assert Counter(Proposal.objects.values_list("stage", flat=True)) == {
        "identified": 7,
        "concept_note": 5,
        "concept_submitted": 5,
        "full_proposal": 6,
        "submitted": 5,
        "under_review": 6,
        "awarded": 13,
        "rejected": 8,
        "withdrawn": 5,
    }


def test_every_kind_and_every_state_has_an_example(demo: Authority) -> None:
    assert set(Partner.objects.values_list("kind", flat=True)) == set(PartnerKind.values)
    assert states(Partner) == set(PartnerState.values)
    assert states(Opportunity) == set(OpportunityState.values)
    assert states(Proposal) == set(ProposalStage.values)
    assert states(Agreement) == set(AgreementState.values)
    assert states(Project) == set(ProjectState.values)


@pytest.mark.once
def test_every_record_and_every_row_passes_its_own_checks(demo: Authority) -> None:
    for model in apps.get_models():
        if issubclass(model, Base | Row):
            for record in model._base_manager.all():
                if not (isinstance(record, Disbursement) and record.is_posted):
                    record.full_clean()
    for model in (Partner, Opportunity, Proposal, Project):
        for record in model.objects.all():
            check_split(record.themes.values_list("percent", flat=True))
    for payment in Disbursement.objects.filter(posted_at=None):
        payment.check_parts(list(payment.allocations.all()))


def test_names_stand_in_three_languages_but_where_a_partner_published_one(demo: Authority) -> None:
    for model in (Opportunity, Proposal, Agreement):
        assert model.objects.filter(name_ar="").count() == 0
        assert model.objects.filter(name_fr="").count() == 0
        assert model.objects.filter(name_en="").count() == 0
    assert Project.objects.ours().filter(name_ar="").count() == 0
    assert Project.objects.filter(origin="published", name_ar="").count() == 3


def test_the_home_page_has_every_alarm(demo: Authority) -> None:
    found = late(demo.users.get(email="head@tamazirt.example"), TODAY)
    kinds = Counter(item.kind.value for item in found)
    counted = ("instalment", "proposal", "deadline", "obligation", "action")
    assert {kind: kinds[kind] for kind in counted} == {
        "instalment": 6,
        "proposal": 2,
        "deadline": 1,
        "obligation": 4,
        "action": 1,
    }


def test_money_stands_in_every_way_and_some_is_expected_this_year(demo: Authority) -> None:
    instalments = Instalment.objects.counted()
    standing = {code: instalments.standing(code, TODAY).count() for code in Standing.values}
    assert standing == {"late": 6, "due": 19, "part_paid": 1, "paid": 19}
    expected = expected_this_year(demo.users.get(email="finance@tamazirt.example"), TODAY)
    assert [line.expected.currency for line in expected.lines] == ["EUR", "JPY", "MAD", "TND", "USD"]
    assert [line.to_come.currency for line in expected.lines if line.to_come.amount] == ["EUR", "MAD", "TND", "USD"]


def test_payments_show_reversal_refund_direct_payment_and_one_not_posted(demo: Authority) -> None:
    assert Disbursement.objects.filter(reverses__isnull=False).count() == 1
    assert Disbursement.objects.filter(amount__lt=0, reverses=None).count() == 2
    assert Disbursement.objects.filter(modality="direct").count() == 2
    assert Disbursement.objects.filter(posted_at=None).count() == 1
    assert set(Disbursement.objects.values_list("currency", flat=True)) == {"EUR", "USD", "MAD", "JPY", "TND"}
    assert Allocation.objects.count() == 27


def test_one_dollar_payment_and_two_currencies_have_no_rate(demo: Authority) -> None:
    book = RateBook(ExchangeRate.objects.all())
    payments = Disbursement.objects.posted().exclude(currency="MAD")
    without = [p.currency for p in payments if book.find(p.currency, "MAD", p.value_on) is None]
    assert sorted(without) == ["JPY", "TND", "USD"]
    assert set(ExchangeRate.objects.values_list("source", flat=True)) == {"Jisr DEMO"}


def test_some_records_are_archived_and_one_partner_was_merged(demo: Authority) -> None:
    merged = Partner.objects.get(merged_into__isnull=False)
    assert (merged.merged_into.name_en, merged.archived_at is None) == ("UNDP Morocco", False)
    for model in (Partner, Contact, Proposal, Instalment):
        assert model.objects.exclude(archived_at=None).exclude(archive_reason="").count() > 0


def test_what_partners_published_is_kept_apart(demo: Authority) -> None:
    assert (
        SourceTransaction.objects.filter(project__origin="published").count() == SourceTransaction.objects.count() == 6
    )
    assert Instalment.objects.count() - Instalment.objects.ours().count() == 1


def test_the_year_is_told_on_its_own_days_by_those_whose_role_it_is(demo: Authority) -> None:
    lines = Activity.objects.all()
    span = lines.aggregate(first=Min("at"), last=Max("at"))
    assert (span["first"].date(), span["last"].date()) == (date(2025, 11, 20), date(2026, 11, 20))
    assert {line.at.month for line in lines} == set(range(1, 13))
    assert [line for line in lines if timezone.localtime(line.at).weekday() >= 5 and line.authority_id] == []
    assert set(lines.values_list("via", flat=True)) == {Via.COMMAND}
    assert set(lines.filter(verb=Verb.POSTED).values_list("by__email", flat=True)) == {"finance@tamazirt.example"}
    awards = lines.filter(verb=Verb.MOVED, data__to="awarded").values_list("by__email", flat=True)
    assert set(awards) == {"head@tamazirt.example"}


def test_history_versions_and_stamps_agree_with_the_activity(demo: Authority) -> None:
    for model in (Partner, Proposal, Agreement, Project, Instalment, Disbursement):
        for record in model.objects.all():
            past = list(record.history.order_by("history_id"))
            days = [row.history_date for row in past]
            assert (days[0], days[-1]) == (record.created_at, record.updated_at)
            assert days == sorted(days)
            assert (len(past), past[-1].version) == (record.version, record.version)


def test_references_count_up_in_the_order_and_the_year_of_the_days(demo: Authority) -> None:
    references = list(Proposal.objects.order_by("created_at", "pk").values_list("reference", flat=True))
    assert references == sorted(references)
    assert {reference[:8] for reference in references} == {"PRO-2025", "PRO-2026"}
    later = Proposal.objects.filter(reference__startswith="PRO-2026", created_at__year=2025)
    assert later.count() == 0


def test_the_commune_has_its_own_side_and_an_emblem(demo: Authority) -> None:
    assert demo.partner.name_fr == demo.name_fr == "Commune de Tamazirt"
    with demo.logo.open() as file, Image.open(file) as picture:
        assert (picture.format, picture.size) == ("PNG", (480, 480))


def test_no_address_or_number_reaches_anybody(demo: Authority) -> None:
    emails = [*Contact.objects.values_list("email", flat=True), *User.objects.values_list("email", flat=True)]
    assert [email for email in emails if email and not email.endswith(".example")] == []
    phones = Contact.objects.exclude(phone="").values_list("phone", flat=True)
    assert [phone for phone in phones if not phone.startswith("+212 5 00 00 ")] == []
