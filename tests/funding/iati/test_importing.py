from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from funding.iati import importing
from funding.iati.importing import check_activities, import_activities
from funding.iati.summary import Summary
from funding.models import (
    Disbursement,
    Instalment,
    Origin,
    Outcome,
    Place,
    Project,
    ProjectFunding,
    ProjectTheme,
    SourceTransaction,
)
from jisr.models import Activity, Authority, SourceRecord, User, Via
from partnerships.models import Partner, PartnerIdentifier
from tests.factories import make_user
from tests.funding.iati.files import PUBLISHED, activity, file_of, money

PLAN = (
    '<planned-disbursement type="{kind}"><period-start iso-date="2026-03-01"/><period-end iso-date="2026-06-30"/>'
    '<value value-date="2026-03-01">{amount}</value></planned-disbursement>'
)


def bring(file: BytesIO, authority: Authority, by: User | None = None, **options) -> Summary:
    return import_activities(file, authority=authority, by=by, via=Via.COMMAND, **options)


def project_of(xml: str, authority: Authority, by: User | None = None) -> Project:
    summary = bring(file_of(xml), authority, by)
    assert summary.activities["made"] == 1, summary.as_dict()
    return Project.objects.get(authority=authority)


def test_an_activity_becomes_a_project_published_by_a_partner(commune: Authority, officer: User) -> None:
    title = '<narrative>Clean water</narrative><narrative xml:lang="ar">ماء نقي</narrative>'
    project = project_of(activity(title=title), commune, officer)

    assert (project.origin, project.state) == (Origin.PUBLISHED, "running")
    assert (project.name_en, project.name_ar, project.name_fr) == ("Clean water", "ماء نقي", "")
    assert (project.starts_on, project.ends_on) == (date(2026, 1, 15), None)
    assert (project.donor_number, project.reference[:4]) == ("XX-DONOR-1-A", "PRJ-")
    assert (project.created_by, project.version) == (officer, 1)
    assert list(Project.objects.ours()) == []


def test_titles_of_another_language_are_kept_as_the_original(commune: Authority) -> None:
    project = project_of(activity(title="<narrative>Agua limpia</narrative>", language="ES"), commune)

    assert (project.name_original, project.original_language) == ("Agua limpia", "es")


def test_a_title_too_long_for_a_name_opens_the_description(commune: Authority) -> None:
    project = project_of(activity(title=f"<narrative>{'Water ' * 60}</narrative>"), commune)

    assert project.name_en == ("Water " * 60)[:299].rstrip() + "…"
    assert project.description_en == ("Water " * 60).strip()


def test_an_end_before_the_start_is_left_out_and_said(commune: Authority) -> None:
    dates = '<activity-date type="1" iso-date="2026-05-01"/><activity-date type="3" iso-date="2026-04-01"/>'
    summary = bring(file_of(activity(dates=dates)), commune)

    assert Project.objects.get().ends_on is None
    assert [(one["field"], one["value"]) for one in summary.notes] == [("activity-date", "2026-04-01")]


def test_a_state_whose_dates_are_missing_stays_in_preparation_and_is_said(commune: Authority) -> None:
    summary = bring(file_of(activity(dates="")), commune)

    assert Project.objects.get().state == "preparation"
    assert [one["field"] for one in summary.notes] == ["activity-status"]


def test_new_records_leave_history_search_text_and_a_line_of_activity(commune: Authority, officer: User) -> None:
    project = project_of(activity(more=money("2") + PLAN.format(kind=1, amount=5)), commune, officer)
    instalment = project.instalments.get()

    for record in (project, instalment, Partner.objects.get(name_en="The Donor")):
        [history] = record.history.all()
        assert (history.history_type, history.history_user) == ("+", officer)
        assert history.history_change_reason.startswith("command:")
        [line] = Activity.objects.filter(object_id=record.pk, content_type__model=record._meta.model_name)
        assert (line.by, line.via, line.authority) == (officer, "command", commune)
        assert record.search_text == record.refreshed_search_text()
    assert project.fundings.get().history.count() == 1


def test_commitments_are_summed_per_funder_and_currency(commune: Authority) -> None:
    more = money("2", "1000") + money("2", "-250.5") + money("11", "40", currency="USD", provider="XX-F-1")
    project = project_of(activity(more=more), commune)

    assert [(one.funder.name, one.amount, one.currency) for one in project.fundings.all()] == [
        ("The Donor", Decimal("749.5"), "EUR"),
        ("XX-F-1", Decimal("40"), "USD"),
    ]


def test_a_commitment_of_zero_stays_zero(commune: Authority) -> None:
    project = project_of(activity(more=money("2", "0")), commune)

    assert [one.amount for one in project.fundings.all()] == [0]


def test_money_received_by_us_waits_to_be_posted(commune: Authority) -> None:
    more = money("3", "500", receiver="XX-US-1") + money("3", "-20", receiver="XX-US-1") + money("3", "9")
    project = project_of(activity(more=more), commune)

    assert [
        (one.amount, one.payer.name, one.value_on, one.posted_at) for one in project.disbursements.order_by("pk")
    ] == [
        (Decimal("500"), "The Donor", date(2026, 2, 1), None),
        (Decimal("-20"), "The Donor", date(2026, 2, 1), None),
    ]


def test_every_transaction_is_kept_whether_it_counts_or_not(commune: Authority) -> None:
    blank = '<transaction><transaction-date iso-date="0"/><value/></transaction>'
    project = project_of(activity(more=money("2") + money("4", "0") + money("6", "-5") + blank), commune)

    assert list(project.source_transactions.values_list("code", "outcome", "amount", "on")) == [
        ("2", Outcome.COMMITMENT, Decimal("1000"), date(2026, 2, 1)),
        ("4", Outcome.OWN_SPENDING, Decimal("0"), date(2026, 2, 1)),
        ("6", Outcome.KEPT, Decimal("-5"), date(2026, 2, 1)),
        ("", Outcome.KEPT, None, None),
    ]


def test_planned_disbursements_become_instalments_and_a_revised_plan_replaces_its_original(commune: Authority) -> None:
    plans = PLAN.format(kind=1, amount=100) + PLAN.format(kind=2, amount=80) + PLAN.format(kind=2, amount=-1)
    project = project_of(activity(more=plans), commune)

    assert [(one.amount, one.currency, one.due_on, one.funder.name) for one in project.instalments.all()] == [
        (Decimal("80"), "EUR", date(2026, 6, 30), "The Donor")
    ]


def test_sectors_lead_to_themes_with_shares_that_make_the_whole(commune: Authority) -> None:
    more = "".join(f'<sector code="{code}" percentage="33.33"/>' for code in ("14010", "14031", "41010"))
    project = project_of(activity(more=more), commune)

    assert sorted((one.theme.code, one.percent) for one in project.themes.all()) == [
        ("environment-waste", Decimal("33.33")),
        ("water-energy", Decimal("66.67")),
    ]


def test_themes_have_no_share_where_a_sector_has_no_theme(commune: Authority) -> None:
    more = '<sector code="14010" percentage="60"/><sector code="72010" percentage="40"/>'
    summary = bring(file_of(activity(more=more)), commune)

    assert [one.percent for one in ProjectTheme.objects.all()] == [None]
    assert summary.unmapped_sectors == {"72010": 1}


def test_places_keep_names_coordinates_and_codes(commune: Authority) -> None:
    more = (
        '<location><name><narrative xml:lang="fr">Azrou</narrative></name>'
        '<administrative vocabulary="A1" level="2" code="2011"/><point><pos>33.4344 -5.2213</pos></point></location>'
    )
    [place] = project_of(activity(more=more), commune).places.all()

    assert (place.name_fr, place.latitude, place.longitude, place.administrative_code) == (
        "Azrou",
        Decimal("33.4344"),
        Decimal("-5.2213"),
        "2011",
    )


def test_only_activities_of_the_chosen_country_are_taken(commune: Authority) -> None:
    other = activity("B").replace('code="MA"', 'code="TN"')
    bad = activity("", title="").replace('code="MA"', 'code="TN"')
    summary = bring(file_of(activity("A"), other, bad), commune, country="ma")

    assert (summary.read, summary.elsewhere, summary.refused, summary.written) == (3, 2, 0, True)
    assert [one.donor_number for one in Project.objects.all()] == ["A"]


def test_one_bad_activity_keeps_the_whole_file_out(commune: Authority) -> None:
    summary = bring(file_of(activity("A"), activity("B", more=money(amount="x"))), commune)

    assert (summary.written, summary.refused, Project.objects.count(), Partner.objects.count()) == (False, 1, 0, 1)
    assert summary.as_dict()["refused"] == [
        {
            "line": 13,
            "identifier": "B",
            "title": "Clean water",
            "problems": [
                {
                    "line": 21,
                    "field": "transaction/value",
                    "value": "x",
                    "message": "not a number",
                    "accepted": "digits, with a point before the decimals and no other separator",
                }
            ],
        }
    ]


def test_the_good_activities_go_in_when_the_user_chooses(commune: Authority) -> None:
    summary = bring(file_of(activity("A"), activity("B", more=money(amount="x"))), commune, choose_good=True)

    assert (summary.written, summary.refused, Project.objects.count()) == (True, 1, 1)


def test_a_file_cut_short_goes_in_only_by_choice_and_names_the_line(commune: Authority) -> None:
    cut = file_of(activity("A"), tail="<iati-activity>")
    refused, chosen = bring(cut, commune), bring(cut, commune, choose_good=True)

    assert (refused.written, refused.error.line, chosen.written, chosen.error.line) == (False, 13, True, 13)
    assert Project.objects.count() == 1


def test_a_file_that_is_not_iati_is_refused_even_by_choice(commune: Authority) -> None:
    summary = bring(BytesIO(b"<html/>"), commune, choose_good=True)

    assert (summary.written, str(summary.error)) == (
        False,
        "This is not an IATI activity file: it begins with <html>, not <iati-activities>.",
    )


def test_commitments_beyond_what_an_amount_holds_are_refused(commune: Authority) -> None:
    summary = bring(file_of(activity(more=money("2", "9" * 15) * 2)), commune)

    assert [str(problem.message) for bad in summary.bad for problem in bad.problems] == ["too large a sum"]


def test_a_check_writes_nothing_and_says_what_would_be_made(commune: Authority) -> None:
    summary = check_activities(file_of(activity("A"), activity("B")), authority=commune)

    assert (dict(summary.activities), dict(summary.partners)["made"]) == ({"made": 2, "changed": 0, "unchanged": 0}, 1)
    assert (Project.objects.count(), Partner.objects.count()) == (0, 1)


class Stop(Exception):
    pass


def test_an_import_stopped_halfway_leaves_nothing(commune: Authority) -> None:
    seen = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 4:
            raise Stop

    with pytest.raises(Stop):
        bring(file_of(*(activity(f"A{number}") for number in range(150))), commune, progress=progress)

    assert [done <= total for done, total in seen] == [True] * 4
    assert (Project.objects.count(), Partner.objects.count(), Activity.objects.filter(via="page").count()) == (0, 1, 0)


def test_an_auditor_may_not_import(commune: Authority) -> None:
    with pytest.raises(PermissionDenied):
        bring(file_of(activity()), commune, make_user("auditor", authority=commune))


def test_an_import_leaves_one_line_on_the_authority(commune: Authority, officer: User) -> None:
    bring(file_of(activity("A"), activity("B")), commune, officer)
    line = Activity.objects.get(verb="imported")

    assert (line.authority, line.by, line.data["created"], line.data["changed"]) == (commune, officer, 2, 0)


def test_two_authorities_import_one_file_each_for_itself(commune: Authority) -> None:
    other = make_user("officer", authority=Authority.objects.create(name_fr="Autre commune")).authority
    for authority in (commune, other):
        bring(file_of(activity()), authority)

    assert sorted(Project.objects.values_list("authority_id", "donor_number")) == sorted(
        [(commune.pk, "XX-DONOR-1-A"), (other.pk, "XX-DONOR-1-A")]
    )


TABLES = (Project, ProjectFunding, ProjectTheme, Place, Instalment, Disbursement, Partner, PartnerIdentifier)


@pytest.mark.parametrize("name", ["worldbank-679.xml", "mixed-publishers.xml", "who-arg.xml"])
def test_the_second_run_of_a_published_file_changes_nothing(
    commune: Authority, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = import_activities(PUBLISHED / name, authority=commune, by=None, via=Via.COMMAND)
    before = [(list(table.objects.order_by("pk").values()), table.history.count()) for table in TABLES]
    kept = [SourceTransaction.objects.count(), SourceRecord.objects.count(), Activity.objects.count()]
    monkeypatch.setattr(importing, "FEW", 0)  # now read twice, as a large file is
    second = import_activities(PUBLISHED / name, authority=commune, by=None, via=Via.COMMAND)

    assert first.written and first.activities["made"] == first.read
    assert dict(second.activities) == {"made": 0, "changed": 0, "unchanged": first.read}
    assert second.differences == []
    assert second.partners["made"] == 0
    assert before == [(list(table.objects.order_by("pk").values()), table.history.count()) for table in TABLES]
    assert kept == [SourceTransaction.objects.count(), SourceRecord.objects.count(), Activity.objects.count()]
    assert kept[0] == sum(first.transactions.values())


def test_importing_costs_the_same_queries_for_three_activities_as_for_one(
    commune: Authority, django_assert_num_queries
) -> None:
    def xml(name: str) -> str:
        return activity(name, more=money("2") + money("3", receiver="XX-US-1") + PLAN.format(kind=1, amount=1))

    bring(file_of(xml("warm")), commune)
    with django_assert_num_queries(38):
        bring(file_of(xml("A")), commune)
    with django_assert_num_queries(38):
        bring(file_of(xml("B"), xml("C"), xml("D")), commune)
