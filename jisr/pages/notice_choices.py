"""How one wants to be told: a page of one's account, and the one that a mail's opt-out address leads to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from jisr.models import MailChoice, NoticeKind, User
from jisr.notice_choices import ALL, DAILY, Choice, choices_of, choose, default_of, kinds_behind, kinds_for, stop_mail
from jisr.pages.forms_users import posted
from jisr.requests import SignedInRequest

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


class ChoicesForm(forms.Form):
    """For each kind of notice: whether it is shown in Jisr, and when it is mailed."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds_for(user)
        own = choices_of([user.pk])
        for kind in self.kinds:
            now = own.get((user.pk, kind), default_of(kind))
            self.fields[f"{kind}_shown"] = forms.BooleanField(
                label=_("In Jisr"), required=False, initial=now.is_shown, widget=_box(kind)
            )
            self.fields[f"{kind}_mail"] = forms.ChoiceField(
                label=_("By mail"), choices=MailChoice.choices, initial=now.mail, widget=_list(kind)
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The kinds, each with its two fields."""
        return [
            {"kind": kind, "label": kind.label, "shown": self[f"{kind}_shown"], "mail": self[f"{kind}_mail"]}
            for kind in self.kinds
        ]

    @property
    def chosen(self) -> dict[str, Choice]:
        facts = self.cleaned_data
        return {str(kind): Choice(facts[f"{kind}_shown"], facts[f"{kind}_mail"]) for kind in self.kinds}


def _box(kind: NoticeKind) -> forms.CheckboxInput:
    return forms.CheckboxInput({"class": "form-check-input", "aria-describedby": f"kind-{kind}"})


def _list(kind: NoticeKind) -> forms.Select:
    return forms.Select({"class": "form-select", "aria-describedby": f"kind-{kind}"})


def notice_choices(request: SignedInRequest) -> HttpResponse:
    """One's own choices, kind by kind."""
    form = ChoicesForm(posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        choose(request.user, form.chosen)
        messages.success(request, _now("Saved."))
        return redirect("notice_choices")
    context = {"form": form, "has_mail": settings.MAIL_SERVER}
    return render(request, "pages/notice_choices.html", context, status=422 if form.errors else 200)


@login_not_required
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail_page(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """Asks whether to stop mails of a kind; a mail programme's own button (RFC 8058), which sends no cookie, just stops them."""
    if request.method == "POST" and not request.COOKIES and request.POST.dict() == ONE_CLICK:
        person, kinds = _behind(token, kind)
        stop_mail(person, kinds)
        return HttpResponse(status=204)
    return _ask(request, token, kind)


@csrf_protect
def _ask(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    person, kinds = _behind(token, kind)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(person.language)
    is_done = request.method == "POST"
    if is_done:
        stop_mail(person, kinds)
    context = {"label": NoticeKind(kind).label if kind not in (ALL, DAILY) else "", "kind": kind, "is_done": is_done}
    page = render(request, "pages/stop_mail.html", context)
    page.headers["X-Robots-Tag"] = "noindex"
    return page


def _behind(token: str, kind: str) -> tuple[User, list[str]]:
    """Whose address it is and what it stops; Http404 for a token or kind that is none."""
    person = User.objects.filter(mail_token=token).first()
    kinds = kinds_behind(kind, person) if person else []
    if person is None or (not kinds and kind != DAILY):
        raise Http404
    return person, kinds
