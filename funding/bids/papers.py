"""The papers a bid must carry: which are asked, which are on file, and the letters its consortium gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from funding.models import BidStep, Proposal, ProposalDocument, ProposalMember
from jisr.documents import attach, documents_of
from jisr.models import Document, DocumentType, User, Via

if TYPE_CHECKING:
    from django.core.files.base import File

LETTER = "commitment-letter"


@dataclass
class Asked:
    """A document that a bid must carry, and what is on file of its type."""

    row: ProposalDocument
    documents: list[Document] = field(default_factory=list)

    @property
    def is_missing(self) -> bool:
        return not self.documents


@dataclass
class Step:
    """One step of the bid, with what it asks for."""

    step: BidStep
    papers: list[Asked]

    @property
    def missing(self) -> list[DocumentType]:
        return [item.row.type for item in self.papers if item.is_missing]


def papers_of(proposal: Proposal) -> list[Step]:
    """What each step of the bid asks for, steps that ask for nothing left out; two queries."""
    asked = [Asked(row) for row in proposal.documents_asked.select_related("type")]
    wanted: dict[int, list[Asked]] = {}
    for item in asked:
        wanted.setdefault(item.row.type_id, []).append(item)
    for document in documents_of(proposal) if asked else ():
        for item in wanted.get(document.type_id, ()):
            item.documents.append(document)
    steps = (Step(step, [item for item in asked if item.row.step == step]) for step in BidStep)
    return [step for step in steps if step.papers]


def lacking_documents(rows: QuerySet) -> QuerySet:
    """The proposals among `rows` that are asked for a document, with either step, of which none is on file."""
    kind = ContentType.objects.get_for_model(Proposal)
    documents = Document.objects.filter(content_type=kind, archived_at=None, replaced_by=None)
    on_file = documents.filter(object_id=OuterRef("proposal_id"), type=OuterRef("type"))
    return rows.filter(Exists(ProposalDocument.objects.filter(~Exists(on_file), proposal=OuterRef("pk"))))


@transaction.atomic
def add_letter(
    member: ProposalMember,
    *,
    upload: File | None = None,
    document: Document | None = None,
    letter_on: date | None = None,
    by: User,
    via: str = Via.PAGE,
) -> ProposalMember:
    """Put a member's letter of commitment on file: a new file, or a document already on the proposal.

    One transaction: the document and the member's line are written together. Raises PermissionDenied, or
    ValidationError by field.
    """
    may = by.has_perm(Proposal.permission_to("change")) and by.has_perm(Document.permission_to("add"))
    proposal = member.proposal
    if not may or proposal.authority_id != by.authority_id:
        raise PermissionDenied
    proposal.check_not_archived()
    if (upload is None) == (document is None):
        raise ValidationError({"file": _("Give a file, or choose a document that is on file: one of the two.")})
    if document is not None and not documents_of(proposal).filter(pk=document.pk).exists():
        raise ValidationError({"document": _("Choose a document of this proposal.")})
    made: Any = upload and attach(
        proposal,
        upload,
        title=_("Letter of commitment: %(partner)s") % {"partner": member.partner},
        type=DocumentType.objects.get(code=LETTER),
        dated_on=letter_on,
        by=by,
        via=via,
    )
    member.letter, member.letter_on = made or document, letter_on or (document.dated_on if document else None)
    try:
        proposal.store(by=by, via=via, rows=[member])
    except BaseException:
        if made:
            made.file.storage.delete(str(made.file.name))
        raise
    return member
