"""The sheet of a call as people fill it in, ask for the decision, and decide."""

from datetime import date
from decimal import Decimal

import pytest

from funding.models import Criterion, OpportunityDate, Screening, ScreeningTemplate
from jisr.timeline import timeline
from partnerships.models import Theme
from partnerships.scoring import Score
from tests.factories import make_authority, make_user
from tests.factories_funding import make_opportunity
from tests.factories_screening import make_cofinancing_budget, make_screening, make_screening_template

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("officer")
    client.force_login(user)
    return user


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


def sent(template, answers, **fields):
    rows = zip(template.criteria.all(), answers, strict=True)
    given = {f"answer_{criterion.pk}": "" if answer is None else str(answer) for criterion, answer in rows}
    return {"template": template.pk, **given, **fields}


def test_a_call_is_judged_with_its_amounts_and_the_template_that_is_chosen(client, officer):
    call = make_opportunity(
        by=officer, grant_max=Decimal(800), currency="EUR", cofinancing_percent=Decimal(20), cofinancing_base="total"
    )
    own = make_screening_template(3, 1)
    page = client.get(call.url_for())
    assert page.context["judge_url"] == f"/screenings/new/?opportunity={call.reference}"
    choice = client.get(page.context["judge_url"])
    assert choice.context["templates"] == list(ScreeningTemplate.objects.all())
    assert choice.context["carried"] == {"opportunity": call.reference}
    page = client.get(f"{page.context['judge_url']}&template={own.pk}")
    form = page.context["form"]
    assert [asked.criterion.name for asked in form.checks] == ["Condition 1"]
    assert [asked.criterion.weight for asked in form.scores] == [3, 1]
    values = {name: form[name].value() for name in ("asked_amount", "own_amount", "currency", "owner")}
    assert values == {"asked_amount": "800", "own_amount": "200", "currency": "EUR", "owner": officer.pk}
    assert page.context["known"].asked.amount.amount == 200


def test_the_only_template_needs_no_choice_and_a_silent_call_leaves_amounts_blank(client, officer):
    call = make_opportunity(by=officer, cofinancing_percent=Decimal(20))
    form = client.get(f"/screenings/new/?opportunity={call.reference}").context["form"]
    assert (form["asked_amount"].value(), form["own_amount"].value()) == (None, None)
    assert len(form.checks) + len(form.scores) == Criterion.objects.filter(template__code="general").count()


def test_a_sheet_is_saved_with_its_answers_and_shows_its_score(client, officer):
    call, template = make_opportunity(by=officer), make_screening_template(3, 1)
    first = template.criteria.first()
    data = sent(template, (1, 4, None), opportunity=call.reference, **{f"note_{first.pk}": "Vu avec le donateur"})
    response = client.post("/screenings/new/", data)
    made = Screening.objects.get()
    assert response.headers["Location"] == made.url_for()
    assert list(made.answers.values_list("answer", "note")) == [(1, "Vu avec le donateur"), (4, ""), (None, "")]
    sheet = client.get(made.url_for()).context["sheet"]
    assert (sheet.score, sheet.failed) == (Score(Decimal("100.0"), 1, 1), [])
    assert [(aspect, score.percent) for aspect, score in sheet.by_aspect] == [("plan", Decimal("100.0"))]


@pytest.mark.parametrize(
    "wrong", [{"asked_amount": "5"}, {"own_amount": "-1", "currency": "EUR"}, {"opportunity": "x"}]
)
def test_a_sheet_that_cannot_be_is_refused(client, officer, wrong):
    call, template = make_opportunity(by=officer), make_screening_template(1)
    data = sent(template, (1, 1), opportunity=call.reference)
    assert client.post("/screenings/new/", {**data, **wrong}).status_code == 422
    assert Screening.objects.count() == 0


@pytest.mark.parametrize(("part", "answer"), [("check", 2), ("score", 5)])
def test_an_answer_outside_its_scale_is_refused(client, officer, part, answer):
    call, template = make_opportunity(by=officer), make_screening_template(1)
    key = template.criteria.get(part=part).pk
    data = {**sent(template, (1, 1), opportunity=call.reference), f"answer_{key}": str(answer)}
    assert client.post("/screenings/new/", data).status_code == 422


def test_a_needed_condition_that_is_not_met_is_marked_and_warned_of_before_a_go(client, head):
    record = make_screening(by=head, answers=(0, 4, 4), state="asked")
    page = client.get(record.url_for())
    assert [line.criterion.name for line in page.context["sheet"].failed] == ["Condition 1"]
    assert "A needed condition is not met" in page.content.decode()
    form = client.get(f"{record.url_for()}move/go/").context["form"]
    assert form.fields["is_seen"].help_text == "Not met, and without it we cannot bid: Condition 1"
    assert "is_seen" not in client.get(f"{record.url_for()}move/no_go/").context["form"].fields


def test_a_changed_answer_stands_in_the_history(client, officer):
    record = make_screening(by=officer, template=make_screening_template(1), answers=(1, 1))
    data = sent(record.template, (1, 3), opportunity=record.opportunity.reference, version="1")
    assert client.post(record.url_for("update"), data).status_code == 302
    assert [(change.old, change.new) for change in timeline(record)[0].changes] == [("1", "3")]


def test_two_people_at_one_sheet_see_both_answers_and_choose(client, officer):
    record = make_screening(by=officer, template=make_screening_template(1), answers=(1, 1))
    scored = record.template.criteria.get(part="score")
    data = sent(record.template, (1, 3), opportunity=record.opportunity.reference, version="1")
    assert client.post(record.url_for("update"), data).status_code == 302
    page = client.post(record.url_for("update"), {**data, f"answer_{scored.pk}": "0"})
    assert page.status_code == 409
    [conflict] = page.context["form"].conflicts
    assert (conflict.label, conflict.theirs, conflict.mine) == (scored.name_fr, "3", "0")
    chosen = {**data, "version": "2", f"answer_{scored.pk}": "0", f"keep-answer_{scored.pk}": "theirs"}
    assert client.post(record.url_for("update"), chosen).status_code == 302
    assert record.answers.get(criterion=scored).answer == 3


def test_a_sheet_keeps_its_call_and_template(client, officer):
    record, other = make_screening(by=officer), make_opportunity(by=officer)
    data = sent(record.template, (1, 3, 3), opportunity=other.reference, version="1")
    client.post(record.url_for("update"), {**data, "template": make_screening_template().pk})
    after = Screening.objects.get()
    assert (after.opportunity, after.template) == (record.opportunity, record.template)


def test_what_was_decided_is_not_changed(client, head):
    record = make_screening(by=head, state="go")
    for method in (client.get, client.post):
        assert method(record.url_for("update")).headers["Location"] == record.url_for()
    assert Screening.objects.get().version == record.version


def test_moving_beyond_our_means_asks_why(client, officer):
    make_cofinancing_budget(100, by=officer)
    within = make_screening(by=officer, own_amount=Decimal(100), currency="MAD")
    beyond = make_screening(by=officer, own_amount=Decimal(101), currency="MAD")
    address = f"{beyond.url_for()}move/asked/"
    assert list(client.get(f"{within.url_for()}move/asked/").context["form"].fields) == ["reason"]
    form = client.get(address).context["form"]
    assert list(form.fields) == ["override_reason", "reason"]
    assert form.fields["override_reason"].help_text.replace("\xa0", " ") == (
        "The call needs 101.00 MAD of our own money and 100.00 MAD remains."
    )
    assert client.post(address, {"reason": "x"}).status_code == 200
    client.post(address, {"override_reason": "Un crédit vient"})
    beyond.refresh_from_db()
    assert (beyond.state, beyond.override_reason) == ("asked", "Un crédit vient")


def test_the_list_is_filtered_by_what_people_ask(client, head):
    theme = Theme.objects.first()
    call = make_opportunity(by=head)
    call.themes.create(theme=theme)
    asked = make_screening(by=head, opportunity=call, state="asked", owner=head)
    again = make_screening(by=head, state="wait", look_again_on=date(2026, 11, 1))
    later = make_screening(by=head, state="wait", look_again_on=date(2999, 11, 1))

    def listed(query):
        rows = client.get(f"/screenings/?{query}").context["table"].page.object_list
        return [row.record for row in rows]

    assert listed("state=wait") == [later, again]
    assert listed("waiting=asked") == [asked]
    assert listed("waiting=again") == [again]
    assert listed(f"partner={call.partner.reference}") == [asked]
    assert listed(f"theme={theme.pk}") == [asked]
    assert listed(f"owner={head.pk}") == [asked]
    assert listed(f"template={again.template_id}") == [again]


def test_the_list_orders_by_score_with_unscored_sheets_last(client, head):
    low = make_screening(by=head, answers=(1, 1, 0))
    none = make_screening(by=head, answers=(1,))
    high = make_screening(by=head, answers=(1, 4, 4))
    orders = {"score": [low, high, none], "-score": [high, low, none]}
    for sort, expected in orders.items():
        table = client.get(f"/screenings/?sort={sort}").context["table"]
        assert [row.record for row in table.page.object_list] == expected
    assert [row.record.score for row in table.page.object_list] == [100, 18.75, None]


def test_the_decisions_asked_come_by_deadline(client, head):
    def asked(day):
        call = make_opportunity(by=head, rows=[OpportunityDate(on=day)])
        return make_screening(by=head, opportunity=call, state="asked")

    late, soon = asked(date(2999, 5, 1)), asked(date(2998, 5, 1))
    make_screening(by=head)
    page = client.get("/screenings/asked/")
    assert [row.record for row in page.context["table"].page.object_list] == [soon, late]


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/screenings/", 10),
        ("/screenings/asked/", 8),
        ("/screening-templates/", 7),
        ("/reasons/", 6),
        ("/cofinancing-budgets/", 6),
    ],
)
def test_the_lists_ask_the_same_queries(client, head, how_many, address, queries, django_assert_num_queries):
    for _ in range(how_many):
        make_screening(by=head, state="asked", answers=(1, 2))
        make_cofinancing_budget(by=head)
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_pages_open_in_every_language(client, head, language):
    head.language = language
    head.save()
    make_cofinancing_budget(1, by=head)
    record = make_screening(by=head, answers=(0, 4), own_amount=Decimal(5), currency="EUR")
    for address in (record.url_for(), record.url_for("update"), "/screenings/", "/cofinancing-budgets/"):
        assert client.get(address).status_code == 200


def test_another_authoritys_sheet_is_not_there(client, head):
    foreign = make_screening(by=make_user("head", authority=make_authority()))
    for screen in ("detail", "update", "remove"):
        assert client.get(foreign.url_for(screen)).status_code == 404
    assert client.get(f"{foreign.url_for()}move/asked/").status_code == 404


def test_hostile_words_in_a_criterion_stay_words(client, officer):
    template = make_screening_template(1)
    Criterion.objects.filter(template=template).update(name_fr="<img src=x> {% now %}")
    record = make_screening(by=officer, template=template)
    for address in (record.url_for(), record.url_for("update")):
        body = client.get(address).content.decode()
        assert ("<img src=x>" in body, "&lt;img src=x&gt; {% now %}" in body) == (False, True)
