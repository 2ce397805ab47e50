"""Colleagues read a bid before it leaves: they are asked, they answer with a verdict, or are no longer asked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from funding.bids.versions import version_at_hand
from funding.models import Proposal, ProposalReview, ProposalStage, Verdict
from jisr import days, formats
from jisr.models import Activity, NoticeKind, Trace, User, Via
from jisr.models.activity import Verb
from jisr.notes import readers_of, tidy_text
from jisr.notices import tell
from jisr.text import clean


def reviews_for(user: User) -> QuerySet[ProposalReview]:
    """The reviews of the proposals this person may read, the ones to give first, by the day they are wanted."""
    rows = ProposalReview.objects.filter(proposal__in=Proposal.objects.visible_to(user))
    return rows.select_related("proposal", "reviewer", "asked_by", "version")


@transaction.atomic
def ask_reviews(
    proposal: Proposal,
    *,
    reviewers: Collection[User],
    question: str = "",
    due_on: date | None = None,
    by: User,
    address: str = "",
    via: str = Via.PAGE,
) -> list[ProposalReview]:
    """Ask colleagues to read the proposal as it is now; each is told once.

    The version they read is kept. `address` is the full address of the proposal's page, for the mail. Raises
    PermissionDenied, or ValidationError by field.
    """
    if not by.has_perm(Proposal.permission_to("change")) or proposal.authority_id != by.authority_id:
        raise PermissionDenied
    proposal.check_not_archived()
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    _check_asked(proposal, reviewers, due_on, by)
    version = version_at_hand(proposal, by=by, via=via)
    asked = []
    for reviewer in reviewers:
        review = ProposalReview(
            proposal=proposal, reviewer=reviewer, asked_by=by, question=clean(question), due_on=due_on, version=version
        )
        review.clean_fields(exclude=["given_at"])
        _ask(review, Trace(by, via), address)
        asked.append(review)
    return asked


def _ask(review: ProposalReview, trace: Trace, address: str = "") -> None:
    _save(review, trace)
    proposal, data = review.proposal, {"by": str(review.asked_by), "address": address}
    Activity.write(proposal, Verb.REVIEW_ASKED, trace, reviewer=str(review.reviewer))
    tell([review.reviewer], about=proposal, kind=NoticeKind.REVIEW, event=f"review-{review.pk}-asked", data=data)


@transaction.atomic
def give_review(
    review: ProposalReview, *, verdict: str, comments: str, by: User, address: str = "", via: str = Via.PAGE
) -> ProposalReview:
    """The reviewer answers, once; whoever asked and whoever follows the proposal are told.

    Raises PermissionDenied for anybody else, ValidationError by field.
    """
    locked = ProposalReview.objects.select_for_update().select_related("proposal").filter(pk=review.pk).first()
    if locked is None or locked.is_given:
        raise ValidationError(_("This review is no longer asked for, or was given already."))
    if locked.reviewer_id != by.pk or not by.has_perm(Proposal.permission_to("view")):
        raise PermissionDenied
    locked.verdict, locked.comments, locked.given_at = verdict, tidy_text(comments), timezone.now()
    if verdict != Verdict.READY and not locked.comments:
        raise ValidationError({"comments": _("Say what should change.")})
    trace, proposal = Trace(by, via), locked.proposal
    _save(locked, trace)
    Activity.write(proposal, Verb.REVIEW_GIVEN, trace, verdict=_labels(Verdict(verdict)))
    told = {person.pk: person for person in (locked.asked_by, proposal.owner) if person and person.pk != by.pk}
    data = {"by": str(by), "verdict": str(Verdict(verdict).value), "address": address}
    tell(told.values(), about=proposal, kind=NoticeKind.REVIEW, event=f"review-{locked.pk}-given", data=data)
    return locked


@transaction.atomic
def withdraw_review(review: ProposalReview, *, by: User, via: str = Via.PAGE) -> None:
    """Ask no longer: the line goes, its history stays. Raises PermissionDenied, or ValidationError once it is given."""
    locked = ProposalReview.objects.select_for_update().select_related("reviewer").filter(pk=review.pk).first()
    if not by.has_perm(Proposal.permission_to("change")):
        raise PermissionDenied
    if locked is None or locked.is_given:
        raise ValidationError(_("A review that was given stays on file."))
    _withdraw(locked, Trace(by, via))


def _withdraw(review: ProposalReview, trace: Trace) -> None:
    trace.sign(review)
    Activity.write(review.proposal, Verb.REVIEW_WITHDRAWN, trace, reviewer=str(review.reviewer))
    review.delete()


def waiting_for(user: User) -> QuerySet[ProposalReview]:
    """The reviews of open bids that this person was asked for and has not given."""
    rows = ProposalReview.objects.filter(proposal__authority_id=user.authority_id, proposal__archived_at=None)
    rows = rows.filter(reviewer=user, given_at=None, proposal__stage__in=ProposalStage.OPEN)
    return rows.select_related("proposal", "asked_by")


def pass_on(reviews: list[ProposalReview], heir: User, trace: Trace) -> None:
    """Ask `heir` instead, by the same day, or nobody: not who asked for the review, nor who is asked already."""
    may_read = heir.has_perm(Proposal.permission_to("view"))
    for review in reviews:
        _withdraw(review, Trace(trace.by, trace.via))  # a line of its own beside what else is handed over
        is_asked = review.proposal.reviews.filter(given_at=None, reviewer=heir).exists()
        if may_read and not is_asked and heir != review.asked_by:
            same = {
                name: getattr(review, name) for name in ("proposal", "asked_by", "question", "due_on", "version_id")
            }
            _ask(ProposalReview(reviewer=heir, **same), Trace(trace.by, trace.via))


def _check_asked(proposal: Proposal, reviewers: Collection[User], due_on: date | None, by: User) -> None:
    errors = {}
    if not reviewers or set(reviewers) - set(readers_of(Proposal, by)):
        errors["reviewers"] = _("Choose colleagues who may read proposals, other than yourself.")
    waiting = proposal.reviews.filter(given_at=None, reviewer__in=reviewers).select_related("reviewer")
    if names := formats.listed(str(row.reviewer) for row in waiting):
        errors["reviewers"] = _("Already asked, and not yet answered: %(names)s.") % {"names": names}
    if due_on and due_on < days.today():
        errors["due_on"] = _("This day has passed.")
    if errors:
        raise ValidationError(errors)


def _labels(verdict: Verdict) -> dict[str, str]:
    """The verdict in each language: a line of activity is worded for whoever reads it."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = str(verdict.label)
    return found


def _save(review: ProposalReview, trace: Trace) -> None:
    trace.sign(review)
    review.save()
