"""The calls that feeds brought and that nobody has dealt with yet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from funding.feeds.handling import begun_with, lay_back, set_aside, take_over
from funding.forms.feed import InboxForm
from funding.models import FeedItem

PER_PAGE = 25

may_see = permission_required("funding.view_feed", raise_exception=True)
may_handle = permission_required(("funding.view_feed", "funding.add_opportunity"), raise_exception=True)


@may_see
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The calls that wait, or those set aside or taken over, by feed and words."""
    form = InboxForm(request.GET, user=request.user)
    found = rows_for(request, form)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_narrowed": any(request.GET.get(name) for name in form.fields)}
    return render(
        request, "funding/inbox.html", {**context, "may_handle": request.user.has_perm("funding.add_opportunity")}
    )


def rows_for(request: HttpRequest, form: InboxForm) -> QuerySet[FeedItem]:
    """What the form asks for; nothing where it asks for what is not there."""
    rows = FeedItem.objects.visible_to(request.user).select_related("feed", "opportunity", "handled_by")
    if not form.is_valid():
        return rows.none()
    asked = form.cleaned_data
    if asked["shown"] == "taken":
        rows = rows.exclude(opportunity=None)
    elif asked["shown"] == "aside":
        rows = rows.filter(opportunity=None).exclude(set_aside_at=None)
    else:
        rows = rows.waiting()
    rows = rows.filter(feed=asked["feed"]) if asked["feed"] else rows
    return rows.search(asked["q"])


def item_for(request: HttpRequest, pk: int) -> FeedItem:
    return get_object_or_404(FeedItem.objects.visible_to(request.user).select_related("feed"), pk=pk)


@may_handle
@require_POST
def item_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a call aside, or with `do=back` have it wait again."""
    act = lay_back if request.POST.get("do") == "back" else set_aside
    messages.success(request, act(item_for(request, pk), by=request.user))
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return redirect(back if is_ours else "inbox_list")


class FromFeed:
    """A create screen of opportunities that begins with the call `feed_item` of the address, and takes it over."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A call that was taken over leads to its opportunity."""
        if request.user.has_perm("funding.add_opportunity") and self.item and self.item.opportunity:
            messages.info(request, _("This call was already taken over."))
            return redirect(self.item.opportunity.url_for())
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @cached_property
    def item(self) -> FeedItem | None:
        chosen = self.request.GET.get("feed_item", "")
        if not (chosen.isdecimal() and len(chosen) < 19):
            return None
        rows = FeedItem.objects.visible_to(self.request.user)
        return get_object_or_404(rows.select_related("feed__partner", "opportunity"), pk=int(chosen))

    def initial(self) -> dict[str, Any]:
        begun = begun_with(self.item) if self.item else {}
        return {**begun, **super().initial()}  # type: ignore[misc]

    def follow(self, saved: Any) -> None:
        super().follow(saved)  # type: ignore[misc]
        if self.item and not take_over(self.item, saved, by=self.request.user):
            messages.warning(self.request, _("A colleague has already dealt with this call."))
