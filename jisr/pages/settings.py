"""The authority's settings: names, address, logo, currency, signatories."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jisr.models import Activity, Authority, Trace, User
from jisr.models.activity import Verb
from jisr.pages.forms_authority import AuthorityForm, Signatories
from jisr.requests import SignedInRequest


@permission_required("jisr.manage_settings", raise_exception=True)
def authority_settings(request: SignedInRequest) -> HttpResponse:
    authority = Authority.objects.get(pk=request.user.authority_id)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form, formset = AuthorityForm(data, files, instance=authority), Signatories(data, instance=authority)
    formset.title = _("Signatories")
    if request.method == "POST" and form.is_valid() and formset.is_valid():
        store(form, formset, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("authority_settings")
    context = {"form": form, "formset": formset, "authority": Authority.objects.get(pk=authority.pk)}
    return render(request, "pages/settings.html", context)


@transaction.atomic
def store(form: AuthorityForm, formset: Any, *, by: User) -> None:
    """Save settings and signatories, give the authority's own partner record the same names, leave a line."""
    changed = [*form.changed_data, *(["signatories"] if formset.has_changed() else [])]
    if not changed:
        return
    old_logo = Authority.objects.get(pk=form.instance.pk).logo.name
    authority = form.save()
    formset.save()
    if old_logo and authority.logo.name != old_logo:
        transaction.on_commit(lambda: default_storage.delete(old_logo))
    rename_own_side(authority, by)
    line = Activity.line(authority, Verb.CHANGED, Trace(by), fields=changed)
    line.authority = authority
    line.save()


def rename_own_side(authority: Authority, by: User) -> None:
    partner = authority.partner
    names = {name: getattr(authority, name) for name in Authority.NAME_FIELDS}
    if partner and any(getattr(partner, name) != value for name, value in names.items()):
        for name, value in names.items():
            setattr(partner, name, value)
        partner.store(by=by)


@require_safe
def authority_logo(request: SignedInRequest) -> FileResponse:
    """The logo of the reader's own authority."""
    logo = request.user.authority.logo
    if not logo or not default_storage.exists(logo.name):
        raise Http404
    response = FileResponse(logo.open("rb"), content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response
