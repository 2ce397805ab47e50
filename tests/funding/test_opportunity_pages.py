"""Calls: all that they say, their dates, what finds them, how they are passed over."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation

from funding.calls.dates import time_here, time_left, time_there
from funding.dated.asking import between, late
from funding.models import Opportunity, OpportunityDate, OpportunityDocument, Reason
from jisr.models import DocumentType
from jisr.timeline import timeline
from tests.factories import make_partner, make_user
from tests.factories_funding import make_opportunity

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
TODAY, PAST, SOON, FAR = date(2026, 11, 22), date(2026, 11, 1), date(2026, 12, 10), date(2027, 3, 1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


def shown(client, address):
    response = client.get(address)
    assert response.context["filter"].form.errors == {}
    return [row.record for row in response.context["table"].page.object_list]


def test_a_call_is_written_with_all_that_it_says(client, head):
    paper = DocumentType.objects.first()
    data = {
        "name_fr": "Appel eau",
        "partner": make_partner(by=head).reference,
        "cofinancing_percent": "20",
        "cofinancing_base": "eligible",
        "applicants": ["moroccan_local", "civil_society"],
        "countries": ["TN", "MA"],
        "languages": ["fr", "en"],
        "eligibility": "Deux partenaires au moins",
        "source": "Lettre de la délégation",
        "recurs_months": "12",
        **{f"{rows}-{form}_FORMS": "0" for rows in ("dates", "themes") for form in ("TOTAL", "INITIAL")},
        "documents_asked-TOTAL_FORMS": "1",
        "documents_asked-INITIAL_FORMS": "0",
        "documents_asked-0-type": paper.pk,
        "documents_asked-0-step": "concept",
        "documents_asked-0-note": "Signé",
    }
    response = client.post("/opportunities/new/", data)
    made = Opportunity.objects.get()
    assert response.headers["Location"] == made.url_for()
    assert (made.applicants, made.countries, made.languages) == ("civil_society moroccan_local", "MA TN", "en fr")
    assert (made.cofinancing_base, made.recurs_months, made.source) == ("eligible", 12, "Lettre de la délégation")
    assert [(row.type, row.step, row.note) for row in made.documents_asked.all()] == [(paper, "concept", "Signé")]


def test_history_tells_codes_by_name(client, head):
    call = make_opportunity(by=head, countries="MA")
    call.countries = "MA TN"
    call.store(by=head)
    [change] = [change for change in timeline(call)[0].changes if change.label == "Eligible countries"]
    assert (change.old, change.new) == ("Morocco", "Morocco, Tunisia")


def test_the_page_says_who_may_apply_in_the_readers_language(client, head):
    call = make_opportunity(by=head, applicants="moroccan_local un", countries="FR MA", languages="ar")
    head.language = "fr"
    head.save()
    page = client.get(call.url_for()).content.decode()
    assert "France, Maroc" in page
    assert "cofinancement" not in [str(title) for title, _names in client.get(call.url_for()).context["groups"]]


@pytest.mark.parametrize(
    ("row", "there", "here"),
    [
        (OpportunityDate(on=SOON, at=time(17), zone="Europe/Brussels"), "17:00 Europe/Brussels", "17:00"),
        (OpportunityDate(on=SOON, at=time(17), zone="UTC"), "17:00 UTC", "18:00"),
        (
            OpportunityDate(on=SOON, at=time(23, 59), zone="America/New_York"),
            "23:59 America/New_York",
            "11/12/2026 05:59",
        ),
        (OpportunityDate(on=SOON, at=time(17), zone="Africa/Casablanca"), "17:00 Africa/Casablanca", ""),
        (OpportunityDate(on=SOON, zone="Europe/Brussels"), "", ""),
    ],
)
def test_a_time_is_shown_in_its_zone_and_in_casablanca(row, there, here):
    assert (time_there(row), time_here(row)) == (there, here)


@pytest.mark.parametrize(
    ("row", "left"),
    [
        (OpportunityDate(on=PAST), '<span class="tag tag-plain">Passed</span>'),
        (OpportunityDate(on=TODAY, at=time(9)), '<span class="tag tag-plain">Passed</span>'),
        (OpportunityDate(on=TODAY, at=time(12)), "<strong>Today</strong>"),
        (OpportunityDate(on=TODAY), "<strong>Today</strong>"),
        (OpportunityDate(on=date(2026, 11, 23)), "1 day"),
        (OpportunityDate(on=SOON), "18 days"),
    ],
)
def test_a_date_says_how_long_is_left_or_that_it_has_passed(row, left):
    assert time_left(row, NOW) == left


def test_the_time_left_is_told_only_while_one_may_still_bid(client, head):
    call = make_opportunity(by=head, rows=[OpportunityDate(on=SOON, at=time(17), zone="UTC")])
    [dates] = [item for item in client.get(call.url_for()).context["related"] if item["title"] == "Dates of the call"]
    assert [column.name for column in dates["table"].columns] == ["kind", "on", "there", "here", "left"]
    call.move_to("closed", by=head)
    [dates] = [item for item in client.get(call.url_for()).context["related"] if item["title"] == "Dates of the call"]
    assert [column.name for column in dates["table"].columns] == ["kind", "on", "there", "here"]


def test_calls_are_found_by_who_may_apply_country_language_recurrence_and_reason(client, head):
    reason = Reason.objects.get(code="no-time")
    wanted = make_opportunity(
        by=head,
        applicants="moroccan_local un",
        countries="MA TN",
        languages="ar fr",
        recurs_months=12,
        state="declined",
        pass_reason=reason,
    )
    other = make_opportunity(by=head, applicants="un", countries="FR", languages="en")
    for choice in (
        "applicant=moroccan_local",
        "country=MA",
        "language=ar",
        "recurring=yes",
        f"reason={reason.pk}",
        "q=appel&country=TN&applicant=un",
    ):
        assert shown(client, f"/opportunities/?{choice}") == [wanted]
    assert shown(client, "/opportunities/?recurring=no") == [other]


def test_calls_are_found_by_the_window_of_their_next_deadline(client, head):
    soon = make_opportunity(by=head, rows=[OpportunityDate(on=SOON)])
    far = make_opportunity(by=head, rows=[OpportunityDate(on=FAR)])
    make_opportunity(by=head, rows=[OpportunityDate(on=PAST)])
    assert shown(client, "/opportunities/?due=open") == [far, soon]
    assert shown(client, "/opportunities/?deadline_after=2026-12-11") == [far]
    assert shown(client, "/opportunities/?deadline_after=2026-12-01&deadline_before=2026-12-31") == [soon]


@pytest.mark.parametrize("state", ["closed", "declined"])
def test_a_call_passed_over_leaves_every_view_of_deadlines_and_keeps_its_reason(client, head, state):
    reason = Reason.objects.get(code="no-time")
    calls = [make_opportunity(by=head, owner=head, rows=[OpportunityDate(on=day)]) for day in (PAST, SOON)]
    views = ("due=soon", "due=late", "due=open", "deadline_before=2027-12-31", "deadline_after=2026-01-01")
    assert [len(shown(client, f"/opportunities/?{view}")) for view in views] == [1, 1, 1, 1, 1]
    assert (len(late(head, TODAY)), len(between(head, PAST, FAR))) == (1, 2)
    for call in calls:
        call.move_to(state, by=head, facts={"pass_reason": reason})
    assert [shown(client, f"/opportunities/?{view}") for view in views] == [[], [], [], [], []]
    assert {row.next_deadline for row in shown(client, "/opportunities/")} == {None}
    assert [*late(head, TODAY), *between(head, PAST, FAR)] == []
    assert set(Opportunity.objects.values_list("pass_reason__code", flat=True)) == {"no-time"}
    assert shown(client, f"/opportunities/?reason={reason.pk}") == calls[::-1]


def test_a_declined_call_asks_for_a_reason_of_that_use(client, head):
    call = make_opportunity(by=head)
    address = f"{call.url_for()}move/declined/"
    offered = client.get(address).context["form"].fields["pass_reason"].queryset
    assert set(offered.values_list("use", flat=True)) == {"no_go"}
    assert client.post(address, {"reason": ""}).status_code == 200
    assert Opportunity.objects.get().state == "announced"
    client.post(address, {"pass_reason": Reason.objects.get(code="no-time").pk})
    call.refresh_from_db()
    assert (call.state, call.pass_reason.code) == ("declined", "no-time")


def test_a_reason_given_for_something_else_is_refused():
    call = make_opportunity()
    with pytest.raises(ValidationError) as refusal:
        call.move_to("closed", by=make_user("officer"), facts={"pass_reason": Reason.objects.get(code="go-plan")})
    assert list(refusal.value.message_dict) == ["pass_reason"]


def test_a_call_taken_up_again_drops_its_reason_and_its_history_keeps_it(head):
    call = make_opportunity(by=head)
    call.move_to("declined", by=head, facts={"pass_reason": Reason.objects.get(code="no-time")})
    call.move_to("open", by=head)
    assert (call.state, call.pass_reason) == ("open", None)
    assert call.history.filter(pass_reason__code="no-time").count() == 1
    call.pass_reason = Reason.objects.get(code="no-time")
    with pytest.raises(ValidationError):
        call.clean()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_for_any_number_of_rows(client, head, how_many, django_assert_num_queries):
    papers = DocumentType.objects.all()[:how_many]
    dates = [OpportunityDate(on=date(2026, 12, 1 + number)) for number in range(how_many)]
    call = make_opportunity(by=head, rows=[*dates, *(OpportunityDocument(type=paper) for paper in papers)])
    client.get(call.url_for())
    with django_assert_num_queries(24):
        client.get(call.url_for())


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_form_and_the_list_open_in_every_language(client, head, language):
    head.language = language
    head.save()
    call = make_opportunity(by=head, countries="MA", languages="ar", applicants="un")
    with translation.override(language):
        columns = "columns=countries&columns=languages&columns=applicants&columns=recurs_months&columns=pass_reason"
        assert [
            client.get(address).status_code for address in (call.url_for("update"), f"/opportunities/?{columns}")
        ] == [
            200,
            200,
        ]
