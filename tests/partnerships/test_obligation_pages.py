"""The pages of obligations, their templates and kinds, and of an agreement's duties."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jisr.exchange.reading import read_table
from jisr.models import DocumentType
from jisr.timeline import timeline
from partnerships.models import (
    Agreement,
    AgreementDuty,
    Obligation,
    ObligationKind,
    ObligationState,
    ObligationTemplate,
)
from partnerships.obligations import make_obligations
from partnerships.resources.obligation import (
    ObligationKindResource,
    ObligationResource,
    ObligationTemplateResource,
)
from tests.factories import make_agreement, make_authority, make_partner, make_user
from tests.factories_funding import make_instalment
from tests.factories_obligations import (
    duty,
    kind_of_obligation,
    make_living_agreement,
    make_obligation,
    make_template,
    template_duty,
)
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))
TODAY = NOW.date()
DUTY = {"recurrence": "once", "side": "ours", "offset_months": "0", "offset_days": "0"}


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


@pytest.fixture
def page_queries(client, head, django_assert_num_queries):
    """Opens an agreement's page and checks that it asks as many queries as that of one without obligations."""

    def opened(agreement):
        bare = make_living_agreement(by=head, owner=head, duties=[duty(event="end")])
        make_obligation(by=head, agreement=bare, owner=head)
        client.get(bare.url_for())
        with CaptureQueriesContext(connection) as asked:
            client.get(bare.url_for())
        with django_assert_num_queries(len(asked)):
            return client.get(agreement.url_for())

    return opened


def shown(client, address):
    response = client.get(address)
    assert response.context["filter"].form.errors == {}
    return [row.record for row in response.context["table"].page.object_list]


def rows_of_form(prefix, *rows, initial=0):
    data = {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": str(initial)}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/obligations/", 8), ("/obligation-templates/", 7)])
def test_a_list_asks_the_same_queries_for_any_number_of_rows(
    client, head, address, queries, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        agreement = make_agreement(by=head)
        unlocked = make_instalment(by=head, agreement=agreement)
        make_obligation(by=head, agreement=agreement, owner=head, partner=make_partner(by=head), unlocks=unlocked)
        make_template(by=head, partner=make_partner(by=head))
    everything = f"{address}?{'&'.join(f'columns={name}' for name in ('reference', 'name', 'partner', 'unlocks'))}"
    client.get(everything)
    with django_assert_num_queries(queries):
        response = client.get(everything)
    assert len(response.context["table"].page.object_list) == how_many


def test_what_is_settled_is_left_out_until_asked_for_and_the_next_due_comes_first(client, head):
    made = {state: make_obligation(by=head, state=state) for state in ObligationState.values}
    sooner = make_obligation(by=head, due_on=date(2026, 11, 1))
    assert shown(client, "/obligations/") == [sooner, made["open"], made["submitted"], made["returned"]]
    assert shown(client, "/obligations/?state=accepted") == [made["accepted"]]
    assert len(shown(client, "/obligations/?state=all")) == 6


def test_each_filter_finds_and_leaves_out(client, head):
    partner, agreement = make_partner(by=head), make_agreement(by=head)
    late = make_obligation(by=head, due_on=date(2026, 11, 21), side="theirs", partner=partner)
    soon = make_obligation(
        by=head, due_on=date(2026, 12, 22), kind=kind_of_obligation("audit"), agreement=agreement, owner=head
    )
    far = make_obligation(by=head, due_on=date(2026, 12, 23))
    found = {
        address: shown(client, f"/obligations/?{address}")
        for address in (
            "due=late",
            "due=soon",
            "side=theirs",
            f"kind={kind_of_obligation('audit').pk}",
            f"agreement={agreement.reference}",
            f"partner={partner.reference}",
            f"owner={head.pk}",
            "due_after=2026-12-23",
            "due_before=2026-11-21",
        )
    }
    assert [
        rows for address, rows in found.items() if address.startswith(("due=late", "side", "partner", "due_b"))
    ] == [[late]] * 4
    assert [rows for address, rows in found.items() if address.startswith(("due=soon", "kind", "agr", "owner"))] == [
        [soon]
    ] * 4
    assert found["due_after=2026-12-23"] == [far]


def test_a_late_one_says_by_how_many_days(client, head):
    row = make_obligation(by=head, due_on=date(2026, 11, 10))
    assert "12 days late" in client.get("/obligations/").content.decode()
    assert "12 days late" in client.get(row.url_for()).content.decode()
    row.move_to("submitted", by=head, facts={"submitted_on": TODAY})
    assert "late</span>" not in client.get(row.url_for()).content.decode()


def test_an_obligation_is_written_changed_and_remembered(client, head):
    agreement = make_agreement(by=head)
    begun = client.get(f"/obligations/new/?agreement={agreement.reference}").context["form"]
    assert (begun["agreement"].value(), begun["owner"].value()) == (agreement.reference, head.pk)
    fields = {"agreement": agreement.reference, "kind": kind_of_obligation().pk, "side": "ours", "due_on": "2027-01-31"}
    client.post("/obligations/new/", fields)
    row = Obligation.objects.get()
    assert (str(row), row.due_on, row.state) == ("Narrative report", date(2027, 1, 31), "open")
    client.post(row.url_for("update"), {**fields, "version": "1", "evidence": "Signed by the president"})
    [change] = timeline(row)[0].changes
    assert (change.label, change.new) == ("Evidence required", "Signed by the president")


def test_an_instalment_of_another_agreement_is_refused(client, head):
    other = make_instalment(by=head, agreement=make_agreement(by=head))
    fields = {
        "agreement": make_agreement(by=head).reference,
        "kind": kind_of_obligation().pk,
        "side": "ours",
        "due_on": "2027-01-31",
        "unlocks": other.reference,
    }
    response = client.post("/obligations/new/", fields)
    assert response.context["form"].errors == {
        "unlocks": [f"Instalment {other.reference} stands under another agreement."]
    }


def test_a_move_asks_for_the_day_and_names_the_missing_document(client, head):
    row = make_obligation(by=head, document_type=DocumentType.objects.first())
    address = f"{row.url_for()}move/submitted/"
    assert list(client.get(address).context["form"].fields) == ["submitted_on", "reason"]
    response = client.post(address, {"submitted_on": "2026-11-20"})
    [message] = response.context["form"].non_field_errors()
    assert message.startswith("File a document of the type")


def test_another_authoritys_obligations_are_not_there(client, head):
    foreign = make_obligation(agreement=make_agreement(authority=make_authority()))
    assert shown(client, "/obligations/?state=all") == []
    assert client.get(foreign.url_for()).status_code == 404


def test_a_template_is_written_with_its_duties_and_taken_over_on_the_agreements_page(client, head):
    kind = kind_of_obligation().pk
    rows = rows_of_form(
        "duties",
        {**DUTY, "kind": kind, "recurrence": "every", "every_months": "12", "event": "start", "offset_days": "60"},
        {**DUTY, "kind": kind_of_obligation("final-report").pk, "event": "end", "offset_months": "6"},
    )
    client.post("/obligation-templates/new/", {"name_fr": "Subvention européenne", **rows})
    template = ObligationTemplate.objects.get()
    assert [str(row) for row in template.duties.all()] == ["Narrative report", "Final report"]
    agreement = make_living_agreement(by=head)
    address = f"/agreements/{agreement.pk}/template/"
    assert list(client.get(address).context["form"].fields["template"].queryset) == [template]
    response = client.post(address, {"template": template.pk})
    assert response.headers["Location"] == agreement.url_for()
    assert [row.due_on for row in agreement.obligations.order_by("due_on")] == [
        date(2027, 3, 2),
        date(2028, 3, 1),
        date(2029, 6, 30),
    ]
    again = client.post(address, {"template": template.pk})
    assert again.context["form"].non_field_errors() == ["The agreement already has all the duties of this template."]


def test_a_template_of_another_kind_partner_or_authority_is_not_offered(client, head):
    partner = make_partner(by=head)
    agreement = make_living_agreement(by=head)
    make_template(by=head, partner=partner)
    make_template(authority=make_authority())
    fits = make_template(by=head, kind=agreement.kind)
    field = client.get(f"/agreements/{agreement.pk}/template/").context["form"].fields["template"]
    assert list(field.queryset) == [fits]


def test_a_contradiction_in_a_duty_is_shown_beside_its_field(client, head):
    rows = rows_of_form("duties", {**DUTY, "kind": kind_of_obligation().pk})
    response = client.post("/obligation-templates/new/", {"name_fr": "Vide", **rows})
    [formset] = response.context["form"].formsets
    assert formset.errors == [{"first_on": ["Give the first day, or what it is reckoned from."]}]


def test_the_duties_of_an_agreement_make_move_and_lose_their_dates(client, head):
    agreement = make_living_agreement(by=head)
    address = f"/agreements/{agreement.pk}/duties/"
    first = {**DUTY, "kind": kind_of_obligation().pk, "first_on": "2027-01-31"}
    response = client.post(address, {"version": agreement.version, **rows_of_form("duties", first)})
    assert response.headers["Location"] == agreement.url_for()
    [rule] = AgreementDuty.objects.all()
    assert [row.due_on for row in agreement.obligations.all()] == [date(2027, 1, 31)]
    agreement.refresh_from_db()
    changed = {**first, "id": rule.pk, "first_on": "2027-02-15"}
    client.post(address, {"version": agreement.version, **rows_of_form("duties", changed, initial=1)})
    assert [row.due_on for row in agreement.obligations.all()] == [date(2027, 2, 15)]
    agreement.refresh_from_db()
    removed = {**changed, "DELETE": "on"}
    client.post(address, {"version": agreement.version, **rows_of_form("duties", removed, initial=1)})
    assert (AgreementDuty.objects.count(), agreement.obligations.count()) == (0, 0)


def test_two_people_in_one_duty_choose_field_by_field_and_its_dates_follow(client, head):
    first = {**DUTY, "kind": kind_of_obligation().pk, "first_on": "2027-01-31"}
    agreement = make_living_agreement(by=head)
    address = f"/agreements/{agreement.pk}/duties/"
    client.post(address, {"version": agreement.version, **rows_of_form("duties", first)})
    agreement.refresh_from_db()
    begun = {**first, "id": AgreementDuty.objects.get().pk}
    sent = {"version": agreement.version, **rows_of_form("duties", {**begun, "evidence": "Reçu"}, initial=1)}
    theirs = rows_of_form("duties", {**begun, "first_on": "2027-02-15"}, initial=1)
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        client.post(address, {"version": agreement.version, **theirs})
    response = client.post(address, sent)
    assert response.status_code == 409
    found = {one.name: one.keep for one in response.context["form"].conflicts}
    assert found == {"duties-0-first_on": "theirs", "duties-0-evidence": "mine"}
    choices = {f"keep-{name}": keep for name, keep in found.items()}
    again = client.post(address, {**sent, "version": agreement.version + 1, **choices})
    assert again.headers["Location"] == agreement.url_for()
    assert AgreementDuty.objects.get().evidence == "Reçu"
    assert [row.due_on for row in agreement.obligations.all()] == [date(2027, 2, 15)]


def test_the_coming_dates_are_made_by_a_button(client, head):
    agreement = make_living_agreement(by=head, duties=[duty(event="end", offset_months=6)])
    client.post(f"/agreements/{agreement.pk}/dates/")
    assert [row.due_on for row in agreement.obligations.all()] == [date(2029, 6, 30)]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_agreements_page_shows_what_is_pending_the_next_first(client, head, how_many, page_queries):
    rule = duty(recurrence="every", every_months=6, first_on=date(2026, 1, 1), until_on=date(2025 + how_many, 12, 31))
    agreement = make_living_agreement(by=head, owner=head, duties=[rule])
    make_obligations(agreement, by=head, today=TODAY)
    response = page_queries(agreement)
    [found] = [part for part in response.context["related"] if part["title"] == "Obligations"]
    dates = [row.record.due_on for row in found["table"].rows]
    assert (dates, len(dates)) == (sorted(dates), 2 * how_many)
    assert [label for _url, _icon, label in found["links"]] == ["From a template", "Duties", "Make the coming dates"]


def test_the_kinds_are_kept_by_head_and_administrator_alone(client, head):
    client.post("/obligation-kinds/new/", {"code": "insurance", "name_fr": "Assurance"})
    assert ObligationKind.objects.get(code="insurance").name == "Assurance"
    client.force_login(make_user("officer", authority=head.authority))
    assert client.post("/obligation-kinds/new/", {"code": "other-2", "name_fr": "x"}).status_code == 403


RESOURCES = (ObligationResource, ObligationTemplateResource, ObligationKindResource)


def make_full(head):
    partner, agreement = make_partner(by=head), make_agreement(by=head)
    make_obligation(by=head)
    make_obligation(
        by=head,
        agreement=agreement,
        partner=partner,
        owner=head,
        name_fr="Rapport | final; 2026",
        evidence="=Signé",
        state="accepted",
        submitted_on=date(2026, 10, 1),
        accepted_on=date(2026, 11, 1),
        unlocks=make_instalment(by=head, agreement=agreement),
    )
    rules = [
        template_duty(recurrence="dates", dates="2027-01-15 2027-06-15", name_fr="Relevé"),
        template_duty("audit", event="end", offset_months=6, offset_days=-3, evidence="Rapport d'audit"),
        template_duty(recurrence="every", every_months=3, first_on=date(2026, 1, 31), until_on=date(2026, 12, 31)),
    ]
    make_template(by=head, duties=rules, partner=partner, kind=agreement.kind)


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_exported_comes_back_unchanged(head, resource, file_format, language):
    make_full(head)
    model = resource._meta.model
    content = exported(resource, head, model.objects.all(), file_format, language)
    rows = check(resource, head, read_table(BytesIO(content)))
    assert problems(rows) == []
    assert outcomes(rows) == ["unchanged"] * model.objects.count()


def test_an_import_brings_obligations_in_the_state_they_are_in(head):
    agreement = make_agreement(by=head)
    lines = (
        f"{agreement.reference};audit;31/01/2026;accepted;20/01/2026;02/02/2026;",
        f"{agreement.reference};audit;31/01/2027;accepted;;;",
        f"{agreement.reference};audit;31/01/2028;waived;;;",
        f"{agreement.reference};audit;31/01/2029;waived;;;The donor agreed",
    )
    table = table_of("agreement;kind;due_on;state;submitted_on;accepted_on;reason", *lines)
    rows = bring(ObligationResource, head, table)
    assert outcomes(rows) == ["new", "refused", "refused", "new"]
    assert [(number, message) for number, _column, _value, message in problems(rows)] == [
        (3, "Needed before “Accepted”."),
        (4, "Say why: “Waived” asks for a reason."),
    ]
    made = Obligation.objects.order_by("due_on").values_list("due_on", "state")
    assert list(made) == [(date(2026, 1, 31), "accepted"), (date(2029, 1, 31), "waived")]


def test_an_import_refuses_an_instalment_of_another_agreement(head):
    other = make_instalment(by=head, agreement=make_agreement(by=head))
    table = table_of(
        "agreement;kind;due_on;unlocks", f"{make_agreement(by=head).reference};audit;31/01/2026;{other.reference}"
    )
    [problem] = problems(check(ObligationResource, head, table))
    assert problem[3] == f"Instalment {other.reference} stands under another agreement."


def test_the_dates_of_a_duty_come_with_the_agreements_own_dates(client):
    head = make_user("head")
    agreement = make_agreement(by=head, starts_on=None)
    kind = ObligationKind.objects.get(code="visibility")
    agreement.store(by=head, rows=[AgreementDuty(kind=kind, event="start", offset_days=10)])
    client.force_login(head)
    assert agreement.obligations.count() == 0
    Agreement.objects.filter(pk=agreement.pk).update(state="signed", signed_on="2026-11-01")
    client.post(f"{agreement.url_for()}move/in_force/", {"signed_on": "2026-11-01", "starts_on": "2026-11-20"})
    assert [row.due_on.isoformat() for row in agreement.obligations.all()] == ["2026-11-30"]
