"""The page of a step, the strip of an agreement, the list of paths, the kinds with their paths."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from jisr.exchange.reading import read_table
from partnerships.models import AgreementKind, LegalStep, PathStep
from partnerships.models.path import path_of
from partnerships.resources import AgreementKindResource
from tests.factories import make_agreement, make_authority, make_user
from tests.factories_legal import VOTE, make_path, step_of, walk
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Africa/Casablanca"))


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def head(client):
    head = make_user("head")
    client.force_login(head)
    return head


def shown(client, address):
    response = client.get(address)
    assert response.context["filter"].form.errors == {}
    return [row.record for row in response.context["table"].page.object_list]


def buttons(response):
    return [value for card in response.context["cards"] for value, _label, _sign in card.buttons]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_of_paths_asks_the_same_queries_for_any_number(client, head, how_many, django_assert_num_queries):
    for _number in range(how_many):
        make_path(by=head)
    client.get("/legal-paths/")
    with django_assert_num_queries(9):
        response = client.get("/legal-paths/")
    assert len(response.context["table"].page.object_list) == how_many
    assert response.content.decode().count('<li class="path-waiting">') == how_many * 7


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_of_kinds_asks_the_same_queries_for_any_number(client, head, how_many, django_assert_num_queries):
    AgreementKind.objects.exclude(code__in=["memorandum", "framework", "grant"][:how_many]).delete()
    client.get("/agreement-kinds/")
    with django_assert_num_queries(7):
        response = client.get("/agreement-kinds/")
    assert len(response.context["table"].page.object_list) == how_many


def test_paths_are_found_by_state_kind_step_and_lateness(client, head):
    late, waiting, bare = make_agreement(by=head), make_agreement(by=head), make_agreement(by=head)
    grant = make_agreement(by=head, kind=AgreementKind.objects.get(code="grant"), state="in_approval")
    make_agreement(by=head, state="in_force")
    for agreement in (late, waiting, grant):
        make_path(by=head, agreement=agreement)
    walk(late, head, "visa")
    LegalStep.objects.filter(agreement=late, nature="visa").update(state="open", due_on=date(2026, 11, 21))
    assert shown(client, "/legal-paths/") == [grant, bare, waiting, late]
    found = {
        "late=yes": [late],
        "late=none": [bare],
        "at=visa": [late],
        "at=plain": [grant, waiting],
        "state=in_approval": [grant],
        f"kind={grant.kind_id}": [grant],
        f"q={waiting.reference}": [waiting],
        "sort=due_next": [late, waiting, bare, grant],
        "sort=-due_next": [late, waiting, bare, grant],
    }
    assert {choice: shown(client, f"/legal-paths/?{choice}") for choice in found} == found
    page = client.get("/legal-paths/?late=yes").content.decode()
    assert page.count("Late (indicative)</span>") == 1


def test_a_late_step_of_an_earlier_round_is_not_late_any_more(client, head):
    agreement = make_agreement(by=head)
    make_path(by=head, agreement=agreement)
    agreement.steps.filter(nature="plain", position=2).update(state="open", due_on=date(2026, 1, 1))
    assert shown(client, "/legal-paths/?late=yes") == [agreement]
    LegalStep.objects.create(agreement=agreement, name_fr="Reprise", position=1, round=2)
    assert shown(client, "/legal-paths/?late=yes") == []


def test_paths_go_out_as_they_stand(client, head):
    agreement = make_agreement(by=head, name_fr="Eau")
    make_path(by=head, agreement=agreement)
    walk(agreement, head, "visa")
    client.post(step_of(agreement, "visa").url_for(), {"do": "start", "start-started_on": "2026-10-01"})
    lines = b"".join(client.get("/legal-paths/?export=csv")).decode("utf-8-sig").splitlines()
    assert lines[0].split(",")[:3] == ["Reference", "Name", "Kind"]
    assert "Oversight visa: Under way, 21/10/2026 (late)" in lines[1]
    assert len(lines) == 2


def test_views_of_the_paths_are_kept_apart_from_those_of_the_agreements(client, head):
    client.post("/legal-paths/?late=yes", {"name": "Late ones"})
    assert [view.name for view in client.get("/legal-paths/").context["saved"]] == ["Late ones"]
    assert list(client.get("/agreements/").context["saved"]) == []


def test_another_authoritys_paths_are_neither_listed_nor_there(client, head):
    stranger = make_user("head", authority=make_authority())
    step = make_path(by=stranger)[0]
    assert shown(client, "/legal-paths/") == []
    assert (client.get(step.url_for()).status_code, client.post(step.url_for()).status_code) == (404, 404)
    step.refresh_from_db()
    assert step.state == "waiting"


def test_an_agreement_shows_its_path_and_who_may_lays_it(client, head):
    agreement = make_agreement(by=head)
    lay = reverse("agreement_path", args=[agreement.pk])
    assert lay in client.get(agreement.url_for()).content.decode()
    assert client.post(lay).status_code == 302
    page = client.get(agreement.url_for()).content.decode()
    assert (page.count('class="path-step path-waiting"'), lay in page) == (7, False)
    assert client.post(lay, follow=True).redirect_chain == [(agreement.url_for(), 302)]
    assert agreement.steps.count() == 7


def test_an_auditor_sees_the_step_and_no_act(client, head):
    step = make_path(by=head)[0]
    client.force_login(make_user("auditor", authority=head.authority))
    assert client.get(step.url_for()).context["cards"] == []
    assert client.post(step.url_for(), {"do": "start"}).status_code == 403


def test_an_officer_is_offered_what_an_officer_may(client, head):
    agreement = make_agreement(by=head)
    make_path(by=head, agreement=agreement)
    walk(agreement, head, "deliberation")
    council = step_of(agreement, "deliberation")
    assert buttons(client.get(council.url_for())) == ["start", "finish", "note", "refuse", "waive"]
    client.force_login(make_user("officer", authority=head.authority))
    assert buttons(client.get(council.url_for())) == ["start", "note", "refuse"]
    response = client.post(council.url_for(), {"do": "finish"})
    council.refresh_from_db()
    assert (response.status_code, council.state) == (403, "waiting")


def test_a_deliberation_is_closed_on_its_page(client, head):
    agreement = make_agreement(by=head)
    make_path(by=head, agreement=agreement)
    walk(agreement, head, "deliberation")
    council = step_of(agreement, "deliberation")
    response = client.post(council.url_for(), {"do": "finish", "close-number": "9"})
    assert (response.status_code, response.content.decode().count("Needed before the deliberation is closed.")) == (
        422,
        5,
    )
    facts = {f"close-{name}": value for name, value in VOTE.items()}
    assert client.post(council.url_for(), {"do": "finish", **facts}).headers["Location"] == agreement.url_for()
    council.refresh_from_db()
    assert (council.state, council.number, council.votes_for) == ("done", "12/2026", 20)
    page = client.get(council.url_for())
    assert (page.context["cards"], "12/2026" in page.content.decode()) == ([], True)


def test_a_visa_is_sent_then_refused_and_the_round_stays_readable(client, head):
    agreement = make_agreement(by=head)
    agreement.move_to("in_approval", by=head)
    walk(agreement, head, "visa")
    visa = step_of(agreement, "visa")
    client.post(visa.url_for(), {"do": "start", "start-started_on": "2026-11-02"})
    page = client.get(visa.url_for())
    assert buttons(page) == ["finish", "tacit", "refuse", "waive"]
    refused = client.post(visa.url_for(), {"do": "tacit"})
    assert "The delay runs until 22 November 2026." in refused.content.decode()
    assert client.post(visa.url_for(), {"do": "refuse", "refuse-reason": ""}).status_code == 422
    client.post(visa.url_for(), {"do": "refuse", "refuse-reason": "Pièces manquantes"})
    agreement.refresh_from_db()
    page = client.get(agreement.url_for()).content.decode()
    assert (agreement.state, [step.round for step in path_of(agreement)]) == ("drafting", [2] * 7)
    assert ("Round 1, refused" in page, "Pièces manquantes" in page) == (True, True)


def test_a_kind_is_written_with_its_path_and_leaves_its_history(client, head):
    path = {
        "path-TOTAL_FORMS": 2,
        "path-INITIAL_FORMS": 0,
        "required_documents-TOTAL_FORMS": 0,
        "required_documents-INITIAL_FORMS": 0,
        "silent_months": 6,
        "code": "protocol",
        "name_fr": "Protocole",
    }
    for number, name in enumerate(["Visa", "Signature"]):
        row = {"position": number + 1, "name_fr": name, "nature": "plain", "responsible": "unit", "blocks": "on"}
        path |= {f"path-{number}-{field}": value for field, value in row.items()}
    same = client.post("/agreement-kinds/new/", path | {"path-1-position": 1})
    assert (same.status_code, "Two steps have the same order" in same.content.decode()) == (422, True)
    nameless = client.post("/agreement-kinds/new/", path | {"path-1-name_fr": ""})
    assert (nameless.status_code, "Give the name in at least one language." in nameless.content.decode()) == (422, True)
    assert client.post("/agreement-kinds/new/", path).status_code == 302
    kind = AgreementKind.objects.get(code="protocol")
    steps = list(kind.path.all())
    edit = path | {"path-INITIAL_FORMS": 2, "version": kind.version, "silent_months": 9}
    edit |= {"path-0-id": steps[0].pk, "path-0-position": 2, "path-1-id": steps[1].pk, "path-1-position": 1}
    assert client.post(kind.url_for("update"), edit).status_code == 302
    assert [str(step) for step in kind.path.all()] == ["Signature", "Visa"]
    last = client.get(kind.url_for()).context["entries"][0]
    assert ("Dormant after so many months without news", "6", "9") in [(c.label, c.old, c.new) for c in last.changes]


def test_changing_a_kinds_path_leaves_laid_paths_alone(client, head):
    agreement = make_agreement(by=head)
    make_path(by=head, agreement=agreement)
    PathStep.objects.filter(kind=agreement.kind, nature="visa").delete()
    assert [step.nature for step in path_of(agreement)].count("visa") == 1


def test_a_kind_with_agreements_is_kept_and_stays_a_framework_while_others_hang_under_it(client, head):
    frame = make_agreement(by=head, kind=AgreementKind.objects.get(code="framework"))
    make_agreement(by=head, parent=frame)
    data = {f"{name}-{total}_FORMS": 0 for name in ("path", "required_documents") for total in ("TOTAL", "INITIAL")}
    data |= {"code": "framework", "name_fr": "Cadre", "silent_months": 12, "version": frame.kind.version}
    response = client.post(frame.kind.url_for("update"), data)
    assert "Agreements hang under agreements of this kind." in response.content.decode()
    client.post(frame.kind.url_for("remove"), {"do": "delete"})
    assert AgreementKind.objects.filter(code="framework").exists()


def test_kinds_are_found_by_role_and_step(client, head):
    codes = {
        "role=is_twinning": ["twinning"],
        "role=needs_framework": ["specific", "grant"],
        "q=jumelage": ["twinning"],
        "nature=visa": ["memorandum", "framework", "twinning", "specific", "grant", "partnership"],
    }
    assert {query: [kind.code for kind in shown(client, f"/agreement-kinds/?{query}")] for query in codes} == codes


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_kinds_come_back_unchanged(head, file_format, language):
    content = exported(AgreementKindResource, head, AgreementKind.objects.all(), file_format, language)
    rows = check(AgreementKindResource, head, read_table(BytesIO(content)))
    assert (problems(rows), outcomes(rows)) == ([], ["unchanged"] * 6)


def test_a_kind_comes_in_with_its_path(head):
    cell = "1 | عربي | Rédaction | | plain | unit; 2 | | Visa | | visa | oversight | 15 | Usage | no | visa"
    rows = bring(AgreementKindResource, head, table_of("code;name_fr;path", f'own;À nous;"{cell}"'))
    assert problems(rows) == []
    steps = PathStep.objects.filter(kind__code="own").values_list(
        "position", "name_fr", "nature", "delay_days", "blocks"
    )
    assert list(steps) == [(1, "Rédaction", "plain", None, True), (2, "Visa", "visa", 15, False)]
    again = bring(AgreementKindResource, head, table_of("code;name_fr;path", 'two;Deux;"1 | a; 1 | b"'))
    assert len(problems(again)) == 1


def test_the_list_keeps_what_is_in_force_while_a_step_of_its_last_round_is_open(client, head):
    waits, settled = (make_agreement(by=head, state="in_force") for _number in range(2))
    waits.store(by=head, rows=[LegalStep(position=1, name_fr="Publication", nature="publication")])
    earlier = LegalStep(position=1, name_fr="Publication", nature="publication", round=1)
    last = LegalStep(position=1, name_fr="Publication", nature="publication", round=2, state="done")
    settled.store(by=head, rows=[earlier, last])
    client.force_login(head)
    assert [row.pk for row in client.get("/legal-paths/").context["table"].data.data] == [waits.pk]
