from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from jisr import days
from jisr.exchange.reading import read_table
from jisr.models import Activity
from jisr.timeline import timeline
from partnerships.models import AgreementKind, Amendment, AmendmentParty
from partnerships.resources import AgreementResource, AmendmentResource
from partnerships.views.agreement_life import state_on
from tests.factories import make_agreement, make_partner, make_user
from tests.factories_amendments import in_force, make_amendment, make_signed
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db

DAY = date(2025, 6, 1)
LIST_QUERIES, RENEWAL_QUERIES, DAY_QUERIES = 6, 9, 8
ROWS = {"parties-TOTAL_FORMS": "0", "parties-INITIAL_FORMS": "0"}


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def head(officer):
    return make_user("head", authority=officer.authority)


def shown(client, address):
    return [row.record for row in client.get(address).context["table"].page.object_list]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        make_amendment(by=officer)
    client.get("/amendments/")
    with django_assert_num_queries(LIST_QUERIES):
        response = client.get("/amendments/")
    assert len(response.context["table"].page.object_list) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_renewals_ask_the_same_queries_for_any_number_of_rows(client, officer, how_many, django_assert_num_queries):
    for _ in range(how_many):
        make_signed(by=officer, renewal="tacit", renewal_months=12, notice_days=30, ends_on=days.today())
    address = "/agreements/?due=notice&columns=name&columns=notice_on&columns=next_step"
    client.get(address)
    with django_assert_num_queries(RENEWAL_QUERIES):
        response = client.get(address)
    assert len(response.context["table"].page.object_list) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_of_a_day_asks_the_same_queries_for_any_number_of_parties(
    client, officer, how_many, django_assert_num_queries
):
    parties = [(make_partner(by=officer), "signatory") for _ in range(how_many)]
    agreement = make_signed(by=officer, parties=parties)
    client.get(f"/agreements/{agreement.pk}/as-of/")
    with django_assert_num_queries(DAY_QUERIES):
        response = client.get(f"/agreements/{agreement.pk}/as-of/?day=2025-06-01")
    assert len(response.context["parties"]) == how_many


def test_the_filter_finds_and_leaves_out(client, officer, head):
    agreement = make_signed(by=officer)
    applied = in_force(make_amendment(by=head, agreement=agreement), head, DAY)
    draft = make_amendment(by=officer, agreement=agreement, kind="express", new_ends_on=date(2029, 1, 1))
    make_amendment(by=officer)
    assert shown(client, "/amendments/?state=in_force") == [applied]
    assert shown(client, "/amendments/?kind=express") == [draft]
    assert shown(client, f"/amendments/?agreement={agreement.reference}") == [draft, applied]
    assert shown(client, "/amendments/?effective_after=2025-06-01&effective_before=2025-06-01") == [applied]
    assert shown(client, "/amendments/?effective_after=2025-06-02") == []


def test_an_amendment_is_written_and_its_history_shows_old_and_new(client, officer):
    agreement = make_signed(by=officer, amount=Decimal(100), currency="MAD")
    data = {**ROWS, "agreement": agreement.reference, "kind": "amendment", "name_fr": "Avenant", "new_amount": "250"}
    response = client.post("/amendments/new/", data)
    amendment = Amendment.objects.get()
    assert response.headers["Location"] == amendment.url_for()
    assert (amendment.new_amount, amendment.new_currency, amendment.number) == (Decimal(250), "MAD", 1)
    client.post(f"{amendment.url_for()}edit/", {**data, "new_amount": "300", "version": "1"})
    amendment.refresh_from_db()
    [change] = timeline(amendment)[0].changes
    assert (change.label, change.old, change.new) == ("New amount", "250.00\u00a0MAD", "300.00\u00a0MAD")


def test_what_changes_nothing_is_refused_on_top_of_the_form(client, officer):
    agreement = make_signed(by=officer)
    data = {**ROWS, "agreement": agreement.reference, "kind": "amendment", "name_fr": "Avenant"}
    response = client.post("/amendments/new/", data)
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [
        "Nothing changes: give a new day, amount or scope, or a party that joins or leaves."
    ]
    assert Amendment.objects.count() == 0


def test_a_party_row_is_judged_by_the_form(client, officer):
    agreement, partner = make_signed(by=officer), make_partner(by=officer, name_fr="Agence")
    row = {"change": "leaves", "partner": partner.reference, "role": "donor", "signatory": "", "function": ""}
    rows = {"parties-TOTAL_FORMS": "1", "parties-INITIAL_FORMS": "0"}
    data = {"agreement": agreement.reference, "kind": "amendment", "name_fr": "Avenant", **rows}
    leaving = {f"parties-0-{name}": value for name, value in row.items()}
    response = client.post("/amendments/new/", {**data, **leaving})
    assert response.context["form"].non_field_errors() == ["“Agence” cannot leave: it is not a party as “Donor”."]
    client.post("/amendments/new/", {**data, **leaving, "parties-0-change": "joins"})
    assert [str(party) for party in Amendment.objects.get().parties.all()] == ["Agence"]


def test_a_draft_agreement_is_not_amended_by_the_form(client, officer):
    data = {**ROWS, "agreement": make_agreement(by=officer).reference, "kind": "amendment", "name_fr": "x"}
    response = client.post("/amendments/new/", {**data, "new_ends_on": "2030-01-01"})
    assert list(response.context["form"].errors) == ["agreement"]


def test_a_tacit_renewal_is_not_written_by_hand(client, officer):
    data = {**ROWS, "agreement": make_signed(by=officer).reference, "kind": "tacit", "name_fr": "x"}
    response = client.post("/amendments/new/", {**data, "new_ends_on": "2030-01-01"})
    assert list(response.context["form"].errors) == ["kind"]


def test_an_express_renewal_is_begun_with_what_the_agreement_provides_for(client, officer):
    agreement = make_signed(by=officer, renewal="express", renewal_months=12)
    form = client.get(f"/amendments/new/?agreement={agreement.reference}&kind=express").context["form"]
    begun = {name: form.initial[name] for name in ("agreement", "kind", "new_ends_on", "effective_on", "name_en")}
    assert begun == {
        "agreement": agreement,
        "kind": "express",
        "new_ends_on": date(2027, 12, 31),
        "effective_on": date(2027, 1, 1),
        "name_en": "Renewal until 31 December 2027",
    }


def test_the_page_shows_what_would_change_then_what_changed(client, officer, head):
    agreement = make_signed(by=officer)
    amendment = make_amendment(by=officer, agreement=agreement)
    before = client.get(amendment.url_for())
    assert [(row.old, row.new) for row in before.context["differences"]] == [("31 December 2026", "31 December 2027")]
    assert "What it would change in the present terms" in before.content.decode()
    in_force(amendment, head, DAY)
    later = in_force(make_amendment(by=head, agreement=agreement, new_ends_on=date(2028, 1, 1)), head, date(2025, 7, 1))
    after = client.get(amendment.url_for())
    assert [(row.old, row.new) for row in after.context["differences"]] == [("31 December 2026", "31 December 2027")]
    assert "What it changed" in after.content.decode()
    assert [(row.old, row.new) for row in client.get(later.url_for()).context["differences"]] == [
        ("31 December 2027", "1 January 2028")
    ]


def test_a_signed_amendment_is_not_edited(client, officer, head):
    amendment = in_force(make_amendment(by=head), head, DAY)
    for response in (client.get(f"{amendment.url_for()}edit/"), client.post(f"{amendment.url_for()}edit/", {})):
        assert response.headers["Location"] == amendment.url_for()
    assert Amendment.objects.get().version == amendment.version


def test_the_agreement_shows_its_amendments_and_offers_another(client, officer):
    agreement = make_signed(by=officer)
    amendment = make_amendment(by=officer, agreement=agreement)
    response = client.get(agreement.url_for())
    [section] = [section for section in response.context["related"] if section["title"] == "Amendments"]
    assert [row.record for row in section["table"].rows] == [amendment]
    assert section["add_url"] == f"/amendments/new/?agreement={agreement.reference}"


def test_the_agreement_is_shown_as_of_any_day(client, officer, head):
    goes, comes = make_partner(by=officer, name_fr="Part"), make_partner(by=officer, name_fr="Vient")
    agreement = make_signed(by=officer, parties=[(goes, "donor")], amount=Decimal(100), currency="MAD")
    rows = [
        AmendmentParty(change="leaves", partner=goes, role="donor"),
        AmendmentParty(change="joins", partner=comes, role="donor"),
    ]
    in_force(make_amendment(by=head, agreement=agreement, rows=rows, new_amount=Decimal(200)), head, DAY)
    found = []
    for day in ("2025-05-31", "2025-06-01"):
        context = client.get(f"/agreements/{agreement.pk}/as-of/?day={day}").context
        money = [text for _label, text, code in context["facts"] if code == "money"]
        found.append((money, [party["shown"] for party in context["parties"]], len(context["differences"])))
    assert found == [(["100.00\u00a0MAD"], ["Part"], 3), (["200.00\u00a0MAD"], ["Vient"], 0)]


def test_a_day_that_is_none_is_refused(client, officer):
    assert client.get(f"/agreements/{make_signed(by=officer).pk}/as-of/?day=soon").status_code == 422


def test_the_state_of_a_day_comes_from_the_history(head):
    agreement = make_agreement(by=head, kind=AgreementKind.objects.get(code="framework"))
    agreement.kind.path.all().delete()
    agreement.move_to("in_approval", by=head)
    zone = ZoneInfo("Africa/Casablanca")
    moments = [datetime(2025, 3, 1, 12, tzinfo=zone), datetime(2025, 3, 31, 23, 59, tzinfo=zone)]
    for past, moment in zip(agreement.history.order_by("history_id"), moments, strict=True):
        past.history_date = moment
        past.save()
    on = [date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 30), date(2025, 3, 31)]
    assert [state_on(agreement, day) for day in on] == [None, "drafting", "drafting", "in_approval"]


def test_the_tacit_renewal_is_recorded_on_its_page_by_the_head_alone(client, officer, head):
    agreement = make_signed(by=officer, renewal="tacit", renewal_months=12, ends_on=date(2026, 1, 31))
    address = f"/agreements/{agreement.pk}/renew/"
    assert client.post(address).status_code == 403
    client.force_login(head)
    assert client.get(agreement.url_for()).context["may_renew_tacitly"] is True
    response = client.post(address)
    assert response.headers["Location"] == Amendment.objects.get().url_for()
    agreement.refresh_from_db()
    assert agreement.ends_on == date(2027, 1, 31)


def test_a_renewal_that_is_not_due_says_why(client, head):
    agreement = make_signed(by=head, renewal="tacit", renewal_months=12, ends_on=date(2999, 1, 31))
    client.force_login(head)
    response = client.post(f"/agreements/{agreement.pk}/renew/")
    assert response.context["form"].non_field_errors() == ["Until 30 January 2999 a party may still give notice."]
    assert Amendment.objects.count() == 0


def test_leaving_drafting_without_a_framework_is_warned_of_and_may_go_on(client, officer):
    agreement = make_agreement(by=officer, kind=AgreementKind.objects.get(code="grant"))
    address = f"{agreement.url_for()}move/in_approval/"
    response = client.post(address, {"reason": ""})
    assert list(response.context["form"].errors) == ["is_seen"]
    client.post(address, {"reason": "The framework is with the ministry", "is_seen": "on"})
    agreement.refresh_from_db()
    assert agreement.state == "in_approval"
    assert Activity.objects.get(verb="moved").data["reason"] == "The framework is with the ministry"


def test_under_a_framework_nothing_is_warned_of(client, officer):
    frame = make_agreement(by=officer, kind=AgreementKind.objects.get(code="framework"))
    agreement = make_agreement(by=officer, kind=AgreementKind.objects.get(code="grant"), parent=frame)
    client.post(f"{agreement.url_for()}move/in_approval/", {"reason": ""})
    agreement.refresh_from_db()
    assert agreement.state == "in_approval"


def test_an_import_hangs_agreements_under_frameworks_alone(head):
    frame = make_agreement(by=head, kind=AgreementKind.objects.get(code="framework"))
    other = make_agreement(by=head, kind=AgreementKind.objects.get(code="partnership"))
    table = table_of("name_fr;kind;parent", f"A;grant;{frame.reference}", f"B;grant;{other.reference}")
    rows = check(AgreementResource, head, table)
    assert outcomes(rows) == ["new", "refused"]
    assert [message for *_where, message in problems(rows)] == ["Nothing hangs under an agreement of that kind."]


def test_amendments_come_in_numbered_and_judged(head):
    agreement, draft = make_signed(by=head), make_agreement(by=head)
    make_amendment(by=head, agreement=agreement)
    partner = make_partner(by=head, name_fr="Agence")
    table = table_of(
        "name_fr;agreement;new_ends_on;state;signed_on;effective_on;parties",
        f"A;{agreement.reference};31/12/2028;;;;",
        f"B;{agreement.reference};;;;;joins | Agence | donor",
        f"C;{agreement.reference};;;;;",
        f"D;{draft.reference};31/12/2028;;;;",
        f"E;{agreement.reference};31/12/2028;in_force;01/02/2025;01/02/2025;",
        f"F;{agreement.reference};31/12/2028;signed;01/02/2025;;",
    )
    rows = bring(AmendmentResource, head, table)
    assert outcomes(rows) == ["new", "new", "refused", "refused", "refused", "new"]
    made = agreement.amendments.exclude(name_fr="Avenant").order_by("number")
    assert [(row.name_fr, row.number, row.state) for row in made] == [
        ("A", 2, "drafting"),
        ("B", 3, "drafting"),
        ("F", 4, "signed"),
    ]
    assert [party.partner for party in made[1].parties.all()] == [partner]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_what_is_exported_comes_back_unchanged(head, file_format, language):
    party = AmendmentParty(change="joins", partner=make_partner(by=head), role="donor", signatory="A | B; C")
    values = {"new_amount": Decimal("1250.5"), "new_currency": "EUR", "scope_ar": "نطاق", "description_fr": "Motif"}
    in_force(make_amendment(by=head, rows=[party], **values), head, DAY)
    make_amendment(by=head)
    content = exported(AmendmentResource, head, Amendment.objects.all(), file_format, language)
    rows = check(AmendmentResource, head, read_table(BytesIO(content)))
    assert problems(rows) == []
    assert outcomes(rows) == ["unchanged", "unchanged"]


def test_a_signed_amendment_is_not_changed_by_an_import(head):
    amendment = in_force(make_amendment(by=head), head, DAY)
    table = table_of("reference;name_fr;version", f"{amendment.reference};Autre;{amendment.version}")
    rows = check(AmendmentResource, head, table)
    assert [message for *_where, message in problems(rows)] == ["A signed amendment is not changed: make another one."]
