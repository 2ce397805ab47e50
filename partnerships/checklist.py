"""Which documents an agreement is asked for, by its kind and by the steps of its legal path, and which are there."""

from __future__ import annotations

from dataclasses import dataclass, field

from jisr.documents import documents_of
from jisr.models import Document, DocumentType
from partnerships.models import Agreement, LegalStep, RequiredDocument, StepState


@dataclass
class Asked:
    """A type of document that an agreement is asked for: before what, by which steps, and what is on file of it."""

    type: DocumentType
    before: str = ""
    steps: list[LegalStep] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    @property
    def is_missing(self) -> bool:
        return not self.documents

    @property
    def before_label(self) -> str:
        """“Before signature”, in the reader's language; "" where a step alone asks for it."""
        return str(RequiredDocument.Before(self.before).label) if self.before else ""

    @property
    def is_overdue(self) -> bool:
        """It is missing although a step that asks for it is closed."""
        return self.is_missing and any(step.is_closed for step in self.steps)


def checklist(agreement: Agreement) -> list[Asked]:
    """The documents that an agreement is asked for, each type once: the kind's, then the steps' in their order.

    A step that was waived asks for nothing. On file are the newest editions in use, on the agreement itself. Takes
    three queries besides the agreement's kind.
    """
    asked: dict[int, Asked] = {}
    for required in agreement.kind.required_documents.select_related("type"):
        asked.setdefault(required.type_id, Asked(required.type)).before = required.before
    for step in _asking_steps(agreement):
        if step.document_type:
            asked.setdefault(step.document_type.pk, Asked(step.document_type)).steps.append(step)
    for document in documents_of(agreement) if asked else ():
        if document.type_id in asked:
            asked[document.type_id].documents.append(document)
    return list(asked.values())


def _asking_steps(agreement: Agreement) -> list[LegalStep]:
    """The steps of the agreement's own path that ask for a document: of each document, those of the latest round."""
    rows = agreement.steps.filter(amendment=None).exclude(document_type=None).exclude(state=StepState.WAIVED)
    steps = list(rows.select_related("document_type"))
    latest = {step.document_type_id: step.round for step in steps}
    return [step for step in steps if step.round == latest[step.document_type_id]]


def missing_before(agreement: Agreement, before: str) -> list[DocumentType]:
    """The types of document that the kind asks for before `before` ("signed", "in_force", "closing") and that miss.

    What is asked for before signature is also asked for before entry into force, and both before closing.
    """
    order = RequiredDocument.Before.values
    due = order[: order.index(before) + 1]
    return [item.type for item in checklist(agreement) if item.before in due and item.is_missing]
