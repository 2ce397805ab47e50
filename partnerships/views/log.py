"""The short form for a letter or call."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jisr.actions import note_errors
from jisr.begun import begun_from
from partnerships.correspondence import log_exchange
from partnerships.forms.log import LogForm
from partnerships.models import Contact, Exchange, Partner


@permission_required("partnerships.add_exchange", raise_exception=True)
def log(request: HttpRequest) -> HttpResponse:
    """Ask for a letter or call, with whom the address names; then back to that page, where it stands first."""
    contact = begun_from(request, "contact", Contact)
    partner = contact.partner if contact else begun_from(request, "partner", Partner)
    start = {"contact": contact, "partner": partner}
    form = LogForm(request.POST or None, request.FILES or None, user=request.user, initial=start)
    if request.method == "POST" and form.is_valid() and (logged := _logged(form, request.user)):
        messages.success(request, _("“%(record)s” is saved.") % {"record": logged})
        return redirect((contact or form.cleaned_data["partner"]).url_for())
    back = contact or partner
    status = 422 if request.method == "POST" else 200
    return render(request, "partnerships/log.html", {"form": form, "back": back}, status=status)


def _logged(form: LogForm, user: Any) -> Exchange | None:
    """The exchange made of the form, or None with the reasons noted on the form."""
    try:
        return log_exchange(**form.cleaned_data, by=user)
    except ValidationError as error:
        note_errors(form, error)
        return None
