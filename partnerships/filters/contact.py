import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jisr import days
from jisr.filters import RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Contact, ContactRole, Partner


class ContactFilter(RecordFilter):
    partner = LookupFilter(Partner, label=_("Partner"))
    role = django_filters.ChoiceFilter(choices=ContactRole.choices, empty_label=_("Any role"))
    post = django_filters.ChoiceFilter(
        label=_("Post"),
        choices=[("held", _("Still in the post")), ("left", _("Left the post"))],
        empty_label=_("Present and past"),
        method="by_post",
    )

    class Meta:
        model = Contact
        fields = ["q", "partner", "role", "may_sign", "post", "has_consent", "archived"]

    def by_post(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        gone = rows.filter(left_on__lte=days.today())
        return gone if value == "left" else rows.exclude(pk__in=gone.order_by().values("pk"))
