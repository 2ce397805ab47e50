"""Relations falling asleep: the page, its filter, its sheet."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jisr import days
from jisr.exchange.writing import CONTENT_TYPES
from jisr.filters import within_sight
from jisr.models import User
from reports.dormant import told
from reports.dormant_file import dormant_file
from reports.dormant_rows import ORDERS, Choice, Kind, Reason, relations

PER_PAGE = 50
HEADINGS = (
    ("title", _("Partner or agreement")),
    ("reason", _("Why it is here")),
    ("last_on", _("Last sign of life")),
    ("", _("Months of silence")),
    ("", _("Next step")),
    ("", _("Followed by")),
)


class DormantForm(forms.Form):
    """Which relations to show."""

    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Partners and agreements")), *Kind.choices]
    )
    reason = forms.ChoiceField(
        label=_("Why it is here"), required=False, choices=[("", _("Any reason")), *Reason.choices]
    )
    owner = forms.ModelChoiceField(
        label=_("Followed by"), required=False, queryset=User.objects.none(), empty_label=_("Anybody")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.queryset = within_sight(User.objects.all(), user)
        for name, item in self.fields.items():
            item.widget.attrs |= {"class": "form-select", "id": f"filter-{name}"}

    def choice(self) -> Choice:
        """What was asked for; a wrong value asks for nothing."""
        found = self.cleaned_data if self.is_valid() else {}
        owner = found.get("owner")
        return Choice(found.get("kind", ""), found.get("reason", ""), owner.pk if owner else None)


@require_safe
@permission_required(("partnerships.view_partner", "partnerships.view_agreement"), raise_exception=True)
def dormant(request: HttpRequest) -> HttpResponseBase:
    """The relations without news, never started or close to their end, each with the next step."""
    user: Any = request.user
    today, form = days.today(), DormantForm(request.GET, user=user)
    sort = request.GET.get("sort", "")
    choice = form.choice()
    found = relations(user, today, choice, sort if sort.removeprefix("-") in ORDERS else "last_on")
    if request.GET.get("export") in CONTENT_TYPES:
        return dormant_file(found, user, request.GET["export"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": told(page.object_list, user, today),
        "headings": [_heading(name, label, sort) for name, label in HEADINGS],
        "is_narrowed": choice != Choice(),
    }
    return render(request, "reports/dormant.html", context)


def _heading(name: str, label: Any, sort: str) -> dict[str, Any]:
    """A column's heading: `next` is the order that its link asks for, `aria` how the rows stand now."""
    standing = {name: "ascending", f"-{name}": "descending"}.get(sort, "") if name else ""
    return {"label": label, "next": name and (f"-{name}" if sort == name else name), "aria": standing}
