"""Our questionnaires, the score of the answers, and the rating that a person decides."""

from datetime import date
from decimal import Decimal

import pytest

from jisr.timeline import timeline
from partnerships.models import Answer, Assessment, Question, Questionnaire, Rating
from partnerships.reference.questionnaires import QUESTIONNAIRES
from partnerships.resources.assessment import AssessmentResource, QuestionnaireResource
from partnerships.scoring import Score, score_of, weigh
from tests.factories import TODAY, make_authority, make_partner, make_user
from tests.factories_partnerfile import make_assessment, make_questionnaire
from tests.jisr.exchange.sheets import bring, check, exported, outcomes, problems, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(client):
    user = make_user("head")
    client.force_login(user)
    return user


def test_every_installation_starts_with_two_questionnaires_in_three_languages():
    assert list(Questionnaire.objects.values_list("code", flat=True)) == ["capacity", "due-diligence"]
    assert [row.questions.count() for row in Questionnaire.objects.all()] == [10, 11]
    for question in Question.objects.all():
        assert all((question.name_ar, question.name_fr, question.name_en))
    assert sum(len(given["questions"]) for given in QUESTIONNAIRES) == Question.objects.count()


@pytest.mark.parametrize(
    ("answers", "expected", "rating"),
    [
        ([], Score(None, 0, 0), None),
        ([(3, None), (1, None)], Score(None, 0, 2), None),
        ([(3, 4), (1, 0)], Score(Decimal("75.0"), 2, 0), Rating.LOW),
        ([(3, 4), (1, 0), (9, None)], Score(Decimal("75.0"), 2, 1), Rating.LOW),
        ([(1, 2), (1, 2)], Score(Decimal("50.0"), 2, 0), Rating.MODERATE),
        ([(2, 1), (1, 2)], Score(Decimal("33.3"), 2, 0), Rating.SUBSTANTIAL),
        ([(1, 0)], Score(Decimal("0.0"), 1, 0), Rating.HIGH),
    ],
)
def test_what_is_not_known_does_not_count(answers, expected, rating):
    score = weigh(answers)
    assert (score, score.proposed) == (expected, rating)


def test_a_question_without_an_answer_row_counts_as_not_known(head):
    record = make_assessment(by=head, questionnaire=make_questionnaire(2, 1, 1), scores=(4, 0))
    assert score_of(record) == Score(Decimal("66.7"), 2, 1)


def sent(partner, questionnaire, scores, **fields):
    rows = zip(questionnaire.questions.all(), scores, strict=True)
    answers = {f"score_{question.pk}": "" if score is None else str(score) for question, score in rows}
    begun = {"partner": partner.reference, "questionnaire": questionnaire.pk, "on": "2026-11-02"}
    return {**begun, **answers, **fields}


def test_choosing_a_questionnaire_gives_its_questions(client, head):
    questionnaire = make_questionnaire(3, 1)
    choice = client.get("/assessments/new/?partner=PRT-1")
    assert questionnaire in choice.context["questionnaires"]
    assert choice.context["carried"] == {"partner": "PRT-1"}
    form = client.get(f"/assessments/new/?questionnaire={questionnaire.pk}").context["form"]
    assert [name for name in form.fields if name.startswith("score_")] == [
        f"score_{question.pk}" for question in questionnaire.questions.all()
    ]


def test_an_assessment_is_made_with_its_answers_and_the_rating_they_propose(client, head):
    partner, questionnaire = make_partner(by=head), make_questionnaire(3, 1)
    first = questionnaire.questions.first()
    data = sent(partner, questionnaire, (4, None), **{f"text_{first.pk}": "Statuts vus"})
    response = client.post(f"/assessments/new/?questionnaire={questionnaire.pk}", data)
    record = Assessment.objects.get()
    assert response.headers["Location"] == record.url_for()
    assert (record.rating, record.reference) == ("low", "ASM-2026-0001")
    assert list(record.answers.values_list("score", "text")) == [(4, "Statuts vus"), (None, "")]
    page = client.get(record.url_for())
    assert page.context["score"] == Score(Decimal("100.0"), 1, 1)


def test_the_person_decides_the_rating_whatever_the_answers_propose(client, head):
    partner, questionnaire = make_partner(by=head), make_questionnaire()
    client.post("/assessments/new/", sent(partner, questionnaire, (4, 4, 4), rating="high"))
    assert Assessment.objects.get().rating == "high"
    client.post("/assessments/new/", sent(partner, questionnaire, (None, None, None)))
    assert Assessment.objects.count() == 1


def test_a_score_out_of_range_and_a_review_before_the_day_are_refused(client, head):
    partner, questionnaire = make_partner(by=head), make_questionnaire()
    for wrong in ({"next_review_on": "2026-11-01"}, {f"score_{questionnaire.questions.first().pk}": "5"}):
        response = client.post("/assessments/new/", {**sent(partner, questionnaire, (1, 1, 1)), **wrong})
        assert response.status_code == 422
    for wrong in ("", "x", "999999"):
        data = {**sent(partner, questionnaire, (1, 1, 1)), "questionnaire": wrong}
        assert client.post("/assessments/new/", data).status_code == 422
    assert Assessment.objects.count() == 0


def test_a_change_of_an_answer_stands_in_the_history(client, head):
    record = make_assessment(by=head, questionnaire=make_questionnaire(1), scores=(1,))
    data = sent(record.partner, record.questionnaire, (3,), version="1", rating="moderate")
    assert client.post(record.url_for("update"), data).status_code == 302
    assert [(change.old, change.new) for change in timeline(record)[0].changes] == [("1", "3")]


def test_hostile_words_in_a_question_stay_words(client, head):
    questionnaire = make_questionnaire(1)
    Question.objects.update(name_fr="<img src=x> {% now %}", name_en="", name_ar="")
    body = client.get(f"/assessments/new/?questionnaire={questionnaire.pk}").content.decode()
    assert "<img src=x>" not in body
    assert "&lt;img src=x&gt; {% now %}" in body


def test_lists_filter_by_rating_review_partner(client, head):
    late = make_assessment(by=head, rating="high", next_review_on=date(2026, 11, 20))
    soon = make_assessment(by=head, rating="low", next_review_on=date(2026, 12, 1))
    make_assessment(by=head, rating="low")

    def found(query):
        rows = client.get(f"/assessments/?{query}").context["table"].page.object_list
        return [row.record for row in rows]

    assert found("rating=high") == [late]
    assert found("review=late") == [late]
    assert found("review=soon") == [soon]
    assert found(f"partner={soon.partner.reference}") == [soon]
    assert date(2026, 11, 22) == TODAY


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/assessments/", 7), ("/questionnaires/", 7)])
def test_the_lists_ask_the_same_queries(client, head, how_many, address, queries, django_assert_num_queries):
    for _ in range(how_many):
        make_assessment(by=head)
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)


def test_another_authoritys_assessment_is_not_there(client, head):
    stranger = make_user("head", authority=make_authority())
    foreign = make_assessment(by=stranger)
    for screen in ("detail", "update", "remove"):
        assert client.get(foreign.url_for(screen)).status_code == 404


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_what_is_exported_comes_back_unchanged(head, language, file_format):
    from io import BytesIO

    from jisr.exchange.reading import read_table

    make_assessment(by=head, scores=(4, None, 0), next_review_on=date(2027, 1, 1), evidence="Statuts; comptes")
    for resource in (AssessmentResource, QuestionnaireResource):
        content = exported(resource, head, resource._meta.model.objects.all(), file_format, language)
        rows = check(resource, head, read_table(BytesIO(content)))
        assert problems(rows) == []
        assert set(outcomes(rows)) == {"unchanged"}


def moved(partner):
    record = Assessment.objects.get(partner=partner)
    return "reference;version;questionnaire", f"{record.reference};1;due-diligence"


def test_an_import_brings_answers_and_refuses_those_of_another_questionnaire(head):
    partner, other = make_partner(by=head), make_questionnaire()
    head_line = "partner;questionnaire;on;rating;answers"
    good = f"{partner.reference};capacity;2026-11-02;low;capacity/1 | 4 | Bien"
    assert problems(bring(AssessmentResource, head, table_of(head_line, good))) == []
    assert [(row.question.position, row.score, row.text) for row in Answer.objects.all()] == [(1, 4, "Bien")]
    wrong = f"{partner.reference};capacity;2026-11-02;low;{other.code}/1 | 4"
    assert [message for *_where, message in problems(check(AssessmentResource, head, table_of(*moved(partner))))] == [
        "An assessment keeps its questionnaire."
    ]
    too_high = f"{partner.reference};capacity;2026-11-02;low;capacity/1 | 5"
    assert outcomes(check(AssessmentResource, head, table_of(head_line, wrong, too_high))) == ["refused", "refused"]


def test_an_answered_question_is_not_removed(client, head):
    record = make_assessment(by=head, questionnaire=make_questionnaire(1), scores=(4,))
    questionnaire, question = record.questionnaire, Question.objects.get(questionnaire=record.questionnaire)
    data = {
        "code": questionnaire.code,
        "name_fr": questionnaire.name_fr,
        "version": 1,
        "questions-TOTAL_FORMS": 1,
        "questions-INITIAL_FORMS": 1,
        "questions-0-id": question.pk,
        "questions-0-position": 1,
        "questions-0-name_fr": question.name_fr,
        "questions-0-weight": 1,
        "questions-0-DELETE": "on",
    }
    assert client.post(questionnaire.url_for("update"), data).status_code == 422
    assert questionnaire.questions.count() == 1
    rows = check(QuestionnaireResource, head, table_of("code;version;questions", f"{questionnaire.code};1;2 | | Autre"))
    assert outcomes(rows) == ["refused"]


def test_an_officer_writes_assessments_and_no_questionnaire(client):
    officer = make_user("officer")
    client.force_login(officer)
    record = make_assessment(by=officer)
    assert client.get(record.url_for("update")).status_code == 200
    assert client.get(record.questionnaire.url_for("update")).status_code == 403
