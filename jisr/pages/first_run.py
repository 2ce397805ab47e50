"""The first page of an empty installation: the authority and its first administrator."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jisr.founding import AlreadyFounded, found
from jisr.models import Authority
from jisr.pages.forms_authority import FirstRunForm


@sensitive_post_parameters("password1", "password2")
@login_not_required
@never_cache
def first_run(request: HttpRequest) -> HttpResponse:
    """Ask for the authority and the administrator, in the browser's language; 404 once an authority exists."""
    if Authority.objects.exists():
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FirstRunForm(*sent, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            user = found(form.instance, form.administrator(), form.cleaned_data["password1"])
        except AlreadyFounded as error:
            raise Http404 from error
        login(request, user)
        return redirect("home")
    return render(request, "pages/first_run.html", {"form": form})
