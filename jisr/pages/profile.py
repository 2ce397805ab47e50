"""One's own account: name, language, appearance, and how one signs in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from jisr.models import User
from jisr.pages.forms_users import ProfileForm, posted
from jisr.pages.users_table import role_labels
from jisr.people import roles_of
from jisr.requests import SignedInRequest


def profile(request: SignedInRequest) -> HttpResponse:
    form = ProfileForm(posted(request), instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        user = form.save()
        with override(user.language):
            messages.success(request, _("Saved."))
        return redirect("profile")
    context = {
        "form": form,
        "roles": role_labels(roles_of(request.user)),
        "has_two_step": request.user.authenticator_set.exists(),
    }
    return render(request, "pages/profile.html", context)
