"""Reviews of proposals: asked for, given by the person who was asked, withdrawn; and the ones a person is to give."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from funding.bids.papers import add_letter
from funding.bids.review_marks import verdict_mark
from funding.bids.reviews import ask_reviews, give_review, reviews_for, withdraw_review
from funding.bids.version_shown import groups_of, tables_of
from funding.forms.review import AskReviewForm, GiveReviewForm, LetterForm
from funding.models import Proposal, ProposalReview
from jisr.actions import ActionScreen, note_errors
from jisr.documents import documents_of
from jisr.models import Document
from jisr.requests import SignedInRequest

PER_PAGE = 50
TO_GIVE, ASKED, ALL = "to_give", "asked", "all"
CHOICES = ((TO_GIVE, _("Mine to give")), (ASKED, _("Those I asked for")), (ALL, _("All")))


class AskReview(ActionScreen):
    model = Proposal
    action = "change"
    title = _("Ask for a review")
    explanation = _("Each colleague is told once. They read the proposal as it is now, which is kept as a version.")
    does_not_apply = _("The record is in the archive: take it out first.")

    def applies_to(self, record: Proposal) -> bool:
        return not record.archived_at

    def form(self, record: Proposal, data: Any = None) -> forms.Form:
        return AskReviewForm(data, user=self.request.user)

    def act(self, record: Proposal, facts: dict[str, Any]) -> Proposal:
        address = self.request.build_absolute_uri(reverse("proposalreview_list"))
        asked = ask_reviews(record, by=self.request.user, address=address, **facts)
        self.count = len(asked)
        return record

    def done(self, shown: Any) -> str:
        return ngettext("%(count)s review is asked for.", "%(count)s reviews are asked for.", self.count) % {
            "count": self.count
        }


class AddLetter(ActionScreen):
    model = Proposal
    action = "change"
    title = _("Add the letter")
    explanation = _("The letter in which a member of the consortium commits itself is kept with the proposal.")
    does_not_apply = _("The proposal has no consortium member, or is in the archive.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(Document.permission_to("add")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def applies_to(self, record: Proposal) -> bool:
        return not record.archived_at and record.members.exists()

    def form(self, record: Proposal, data: Any = None) -> forms.Form:
        files = self.request.FILES if data is not None else None
        return LetterForm(data, files, proposal=record, initial={"member": self.request.GET.get("member")})

    def act(self, record: Proposal, facts: dict[str, Any]) -> Proposal:
        member, upload = facts["member"], facts["file"] or None
        member.proposal = record
        add_letter(
            member, upload=upload, document=facts["document"], letter_on=facts["letter_on"], by=self.request.user
        )
        return record

    def done(self, shown: Any) -> str:
        return _now("The letter is on file.")


@require_safe
def review_list(request: SignedInRequest) -> HttpResponse:
    """The reviews this person is to give; by choice those they asked for, or all they may read."""
    if not request.user.has_perm(Proposal.permission_to("view")):
        raise PermissionDenied
    chosen = request.GET.get("show", TO_GIVE)
    rows = reviews_for(request.user)
    if chosen == TO_GIVE:
        rows = rows.filter(reviewer=request.user, given_at=None)
    elif chosen == ASKED:
        rows = rows.filter(asked_by=request.user)
    rows = rows.order_by(F("given_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": _marked(page), "choices": CHOICES, "chosen": chosen}
    return render(request, "funding/reviews.html", context)


def review_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The proposal as it is to be read, its documents, and the verdict: asked of the reviewer, shown to others."""
    review = get_object_or_404(reviews_for(request.user), pk=pk)
    form = GiveReviewForm(request.POST or None)
    if request.method == "POST" and review.reviewer_id != request.user.pk:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        address = request.build_absolute_uri(reverse("proposalreview_detail", args=[review.pk]))
        try:
            give_review(review, **form.cleaned_data, by=request.user, address=address)
        except ValidationError as error:
            note_errors(form, error)
        else:
            messages.success(request, _now("Your review is given; whoever asked for it is told."))
            return redirect(review.proposal.url_for())
    return _review_page(request, review, form)


@require_POST
def review_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask no longer for a review that was not given yet."""
    review = get_object_or_404(reviews_for(request.user), pk=pk)
    try:
        withdraw_review(review, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _now("The review is no longer asked for."))
    return redirect(f"{review.proposal.url_for()}#reviews")


def _review_page(request: SignedInRequest, review: ProposalReview, form: GiveReviewForm) -> HttpResponse:
    may_read = request.user.has_perm(Document.permission_to("view"))
    values = review.version.values if review.version else {}
    context = {
        "review": review,
        "mark": verdict_mark(review),
        "proposal": review.proposal,
        "groups": groups_of(values),
        "tables": tables_of(values),
        "documents": documents_of(review.proposal) if may_read else [],
        "form": form if review.reviewer_id == request.user.pk and not review.is_given else None,
    }
    return render(request, "funding/review.html", context, status=422 if form.errors else 200)


def _marked(reviews: Any) -> list[tuple[ProposalReview, Any]]:
    return [(review, verdict_mark(review)) for review in reviews]
