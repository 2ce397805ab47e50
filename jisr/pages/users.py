"""Users' administration: one's own authority only."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_tables2 import RequestConfig

from jisr import people
from jisr.exchange.writing import CONTENT_TYPES, sheet_response
from jisr.handover import owned_by
from jisr.models import Activity, User
from jisr.pages.forms_users import CloseAccountForm, PersonForm, posted
from jisr.pages.invitations import hand_out_link, take_link
from jisr.pages.users_table import UserFilter, UserTable, role_labels, sheet_of
from jisr.requests import SignedInRequest
from jisr.views.reading import PER_PAGE

may_view = permission_required("jisr.view_user", raise_exception=True)
may_invite = permission_required("jisr.add_user", raise_exception=True)
may_change = permission_required("jisr.change_user", raise_exception=True)


def person(request: SignedInRequest, pk: int) -> User:
    """The account, or 404 when it belongs to another authority."""
    return get_object_or_404(people.people_of(request.user).prefetch_related("groups"), pk=pk)


@may_view
@require_safe
def user_list(request: SignedInRequest) -> HttpResponse:
    rows = people.people_of(request.user).prefetch_related("groups")
    chosen = UserFilter(request.GET, rows, user=request.user)
    table = UserTable(chosen.qs)
    RequestConfig(request, paginate=False).configure(table)
    if (file_format := request.GET.get("export", "")) in CONTENT_TYPES and chosen.form.is_valid():
        lines, language = sheet_of(table.data.data), request.user.language
        return sheet_response(lines, User, user=request.user, file_format=file_format, language=language)
    table.paginator = Paginator(table.rows, PER_PAGE)
    table.page = table.paginator.get_page(request.GET.get("page"))
    return render(request, "pages/users_list.html", {"table": table, "filter": chosen})


@may_view
@never_cache
@require_safe
def user_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    user = person(request, pk)
    kind = ContentType.objects.get_for_model(User)
    context = {
        "person": user,
        "roles": role_labels(people.roles_of(user)),
        "state": people.account_state(user),
        "link": take_link(request, user),
        "owned": owned_by(user),
        "has_two_step": user.authenticator_set.exists(),
        "lines": Activity.objects.filter(content_type=kind, object_id=user.pk).select_related("by")[:100],
    }
    return render(request, "pages/users_detail.html", context)


@may_invite
def user_invite(request: SignedInRequest) -> HttpResponse:
    form = PersonForm(posted(request), initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        user = people.invite(by=request.user, roles=form.cleaned_data["roles"], **form.facts)
        hand_out_link(request, user)
        return redirect("user_detail", user.pk)
    return render(request, "pages/users_form.html", {"form": form})


@may_change
def user_update(request: SignedInRequest, pk: int) -> HttpResponse:
    user = person(request, pk)
    form = PersonForm(posted(request), instance=user)
    if request.method == "POST" and form.is_valid():
        try:
            people.change(person(request, pk), by=request.user, facts=form.facts, roles=form.cleaned_data["roles"])
        except ValidationError as error:
            form.add_error("roles", error.messages)
        else:
            messages.success(request, _("Saved."))
            return redirect("user_detail", pk)
    return render(request, "pages/users_form.html", {"form": form, "person": person(request, pk)})


@may_change
def user_deactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    user = person(request, pk)
    form = CloseAccountForm(posted(request), leaver=user, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            people.deactivate(user, by=request.user, heir=form.cleaned_data.get("heir"))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("The account of %(name)s is closed.") % {"name": user})
            return redirect("user_detail", pk)
    return render(request, "pages/users_deactivate.html", {"form": form, "person": user})


@may_change
@require_POST
def user_activate(request: SignedInRequest, pk: int) -> HttpResponse:
    user = person(request, pk)
    if not user.is_active:
        people.activate(user, by=request.user)
        messages.success(request, _("The account of %(name)s is open again.") % {"name": user})
    return redirect("user_detail", pk)


@may_change
@require_POST
def user_invite_again(request: SignedInRequest, pk: int) -> HttpResponse:
    user = person(request, pk)
    if user.is_active:
        people.renew_link(user, by=request.user)
        hand_out_link(request, user)
    else:
        messages.error(request, _("This account is closed: open it first."))
    return redirect("user_detail", pk)


@may_change
@require_POST
def user_two_step_off(request: SignedInRequest, pk: int) -> HttpResponse:
    user = person(request, pk)
    if user.authenticator_set.exists():
        people.turn_off_two_step(user, by=request.user)
        messages.success(request, _("%(name)s now signs in with the password alone.") % {"name": user})
    return redirect("user_detail", pk)
