import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from funding.filters import LATE, SOON, theme_filter
from funding.models import Opportunity, OpportunityState, Reason, ReasonUse
from jisr import days
from jisr.codes import COUNTRIES, LANGUAGES
from jisr.codesfilter import CodesFilter
from jisr.filters import RecordFilter
from jisr.lookupfilter import LookupFilter
from partnerships.models import Partner, PartnerKindsField

AHEAD = "open"


class OpportunityFilter(RecordFilter):
    """What asks about deadlines leaves out the calls passed over."""

    partner = LookupFilter(Partner, label=_("Partner"))
    state = django_filters.ChoiceFilter(choices=OpportunityState.choices, empty_label=_("Any state"))
    theme = theme_filter()
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[
            (AHEAD, _("With a deadline ahead")),
            (SOON, _("Deadline within 30 days")),
            (LATE, _("Still open after the last deadline")),
        ],
        empty_label=_("Any time"),
        method="by_due",
    )
    deadline_after = django_filters.DateFilter(method="by_deadline", label=_("Next deadline from"))
    deadline_before = django_filters.DateFilter(method="by_deadline", label=_("Next deadline by"))
    applicant = CodesFilter(
        field_name="applicants",
        code_list=PartnerKindsField.code_list,
        label=_("Who may apply"),
        empty_label=_("Any applicant"),
    )
    country = CodesFilter(
        field_name="countries", code_list=COUNTRIES, label=_("Eligible country"), empty_label=_("Any country")
    )
    language = CodesFilter(
        field_name="languages",
        code_list=LANGUAGES,
        usual_only=True,
        label=_("Language of the bid"),
        empty_label=_("Any language"),
    )
    recurring = django_filters.ChoiceFilter(
        label=_("Comes back"),
        choices=[("yes", _("Comes back")), ("no", _("Once only"))],
        empty_label=_("Comes back or not"),
        method="by_recurrence",
    )
    reason = django_filters.ModelChoiceFilter(
        field_name="pass_reason",
        queryset=Reason.objects.filter(use=ReasonUse.NO_GO),
        label=_("Why it was passed over"),
        empty_label=_("Any reason"),
    )

    class Meta:
        model = Opportunity
        fields = [
            *("q", "partner", "state", "theme", "due", "deadline_after", "deadline_before"),
            *("applicant", "country", "language", "owner", "recurring", "reason", "archived"),
        ]

    def by_deadline(self, rows: QuerySet, name: str, value: object) -> QuerySet:
        end = "gte" if name == "deadline_after" else "lte"
        return rows.with_deadlines(days.today()).filter(**{f"next_deadline__{end}": value})  # type: ignore[attr-defined]

    def by_due(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        today = days.today()
        if value == AHEAD:
            return rows.with_deadlines(today).exclude(next_deadline=None)  # type: ignore[attr-defined]
        late, soon = rows.overdue, rows.due_between  # type: ignore[attr-defined]
        return late(today) if value == LATE else soon(today, days.soon(today))

    def by_recurrence(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(recurs_months__isnull=value == "no")
