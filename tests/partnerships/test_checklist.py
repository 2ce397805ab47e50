import pytest

from jisr.models import DocumentType
from partnerships.checklist import checklist, missing_before
from partnerships.models import AgreementKind, LegalStep, RequiredDocument
from tests.factories import make_agreement, make_user
from tests.factories_documents import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("officer")


def kind_asking(**asked: str) -> AgreementKind:
    """A kind of agreement that asks for these types of document, each before a state."""
    kind = AgreementKind(code="own", name_fr="Convention propre")
    rows = [RequiredDocument(type=a_type(code), before=before) for code, before in asked.items()]
    kind.store(by=None, rows=rows)
    return kind


def a_type(code: str) -> DocumentType:
    return DocumentType.objects.get(code=code.replace("_", "-"))


def add_step(agreement, code: str, position: int = 1, **fields) -> LegalStep:
    return LegalStep.objects.create(
        agreement=agreement, name_fr="Étape", position=position, document_type=a_type(code), **fields
    )


def shown(agreement) -> list[tuple]:
    return [
        (item.type.code, item.before, len(item.steps), [str(document) for document in item.documents])
        for item in checklist(agreement)
    ]


def test_an_agreement_whose_kind_and_path_ask_for_nothing_has_no_checklist(officer):
    agreement = make_agreement(by=officer, kind=kind_asking())
    make_document(about=agreement, by=officer)
    assert checklist(agreement) == []


def test_the_kind_and_the_steps_ask_for_each_document_once(officer):
    agreement = make_agreement(by=officer, kind=kind_asking(deliberation="signed", visa="in_force"))
    add_step(agreement, "presentation-note", 1)
    add_step(agreement, "deliberation", 2)
    make_document(about=agreement, by=officer, title="Délibération 12/2026", type=a_type("deliberation"))
    make_document(about=agreement, by=officer, title="Autre", type=a_type("other"))
    assert shown(agreement) == [
        ("deliberation", "signed", 1, ["Délibération 12/2026"]),
        ("visa", "in_force", 0, []),
        ("presentation-note", "", 1, []),
    ]
    assert [item.before_label for item in checklist(agreement)] == ["Before signature", "Before entry into force", ""]


def test_a_replaced_or_archived_document_or_one_elsewhere_is_not_on_file(officer):
    agreement = make_agreement(by=officer, kind=kind_asking(visa="in_force", minutes="closing"))
    first = make_document(about=agreement, by=officer, title="Visa", type=a_type("visa"))
    make_document(about=agreement, by=officer, title="Procès-verbal", type=a_type("minutes"), replaces=first)
    make_document(about=make_agreement(by=officer), by=officer, type=a_type("visa"))
    assert shown(agreement) == [("visa", "in_force", 0, []), ("minutes", "closing", 0, ["Procès-verbal"])]
    documents = checklist(agreement)[1].documents
    documents[0].archive(by=officer, reason="Wrong file")
    assert [item.is_missing for item in checklist(agreement)] == [True, True]


def test_the_latest_round_asks_and_a_waived_step_does_not(officer):
    agreement = make_agreement(by=officer, kind=kind_asking())
    add_step(agreement, "presentation-note", 1, state="done")
    add_step(agreement, "visa", 2, state="refused")
    again = add_step(agreement, "visa", 2, round=2)
    add_step(agreement, "publication", 3, round=2, state="waived")
    found = checklist(agreement)
    assert [(item.type.code, item.is_overdue) for item in found] == [("presentation-note", True), ("visa", False)]
    assert found[1].steps == [again]


def test_what_misses_before_a_state_takes_in_what_was_due_earlier(officer):
    kind = kind_asking(deliberation="signed", visa="in_force", minutes="closing")
    agreement = make_agreement(by=officer, kind=kind)
    add_step(agreement, "letter")
    make_document(about=agreement, by=officer, type=a_type("visa"))
    found = {before: [item.code for item in missing_before(agreement, before)] for before in ("signed", "in_force")}
    assert found == {"signed": ["deliberation"], "in_force": ["deliberation"]}
    assert [item.code for item in missing_before(agreement, "closing")] == ["deliberation", "minutes"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_checklist_takes_three_queries(officer, how_many, django_assert_num_queries):
    agreement = make_agreement(by=officer, kind=kind_asking(visa="in_force"))
    for place in range(how_many):
        add_step(agreement, "deliberation", place)
        make_document(about=agreement, by=officer, type=a_type("visa"))
    checklist(agreement)
    with django_assert_num_queries(3):
        assert len(checklist(agreement)[0].documents) == how_many


def test_the_page_of_an_agreement_says_what_is_missing_and_leads_to_add_it(client, officer):
    agreement = make_agreement(by=officer, kind=kind_asking(visa="in_force"))
    client.force_login(officer)
    page = client.get(agreement.url_for())
    text = page.content.decode()
    add = f"/documents/new/?about=partnerships.agreement-{agreement.pk}&amp;type={a_type('visa').pk}"
    assert ([item.is_missing for item in page.context["checklist"]], text.count(add)) == ([True], 1)
    assert client.get(add.replace("&amp;", "&")).context["form"]["type"].value() == str(a_type("visa").pk)
    make_document(about=agreement, by=officer, type=a_type("visa"))
    assert client.get(agreement.url_for()).content.decode().count(add) == 0
