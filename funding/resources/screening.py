from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from funding.forms.screening import check_criteria
from funding.models import (
    CofinancingBudget,
    Criterion,
    Reason,
    Screening,
    ScreeningAnswer,
    ScreeningState,
    ScreeningTemplate,
)
from jisr import days
from jisr.exchange.kinds import rows_of
from jisr.exchange.links import Link, NamedLink, UserLink
from jisr.models import Named, User
from jisr.resources import RecordResource

if TYPE_CHECKING:
    from jisr.exchange.outcomes import CheckedRow


def check_rows(rows: list[Any]) -> None:
    """Raise ValidationError as the template's form does."""
    check_criteria([(row.position, row.part, row.is_required) for row in rows])


class CriterionLink(Link):
    """Names a criterion by its template and its place there: `general/3`."""

    def __init__(self) -> None:
        super().__init__("funding.Criterion")

    def load(self, keys: Any) -> None:
        wanted = {key for key in keys if key is not None} - self.records.keys()
        self.records |= {row.pk: row for row in Criterion.objects.select_related("template").filter(pk__in=wanted)}

    def find(self, wanted: set[str], user: User) -> dict[str, Any]:
        codes = {text.rpartition("/")[0] for text in wanted}
        rows = Criterion.objects.filter(template__code__in=codes).values_list("template__code", "position", "pk")
        return {f"{code}/{position}": pk for code, position, pk in rows}

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        criterion: Any = self.records.get(value)
        return "" if criterion is None else f"{criterion.template.code}/{criterion.position}"

    def shown(self, pk: Any) -> str:
        return self.render(pk)

    def accepts(self) -> str:
        return _("Write the code of the template and the place of the criterion, such as general/3.")


class ScreeningResource(RecordResource):
    LINKS = {
        "opportunity": Link("funding.Opportunity"),
        "template": NamedLink("funding.ScreeningTemplate"),
        "decision_reason": NamedLink("funding.Reason"),
        "owner": UserLink(),
    }
    SEARCH_THROUGH = ("opportunity",)

    answers = rows_of(
        ScreeningAnswer,
        "answers",
        ("criterion", "answer", "note"),
        links={"criterion": CriterionLink()},
        identity=("criterion",),
    )

    class Meta:
        model = Screening
        fields = (
            "reference",
            "opportunity",
            "template",
            "state",
            "decision_reason",
            "look_again_on",
            "decided_on",
            "asked_amount",
            "own_amount",
            "currency",
            "override_reason",
            "answers",
            "note",
            "owner",
        )

    def clean_record(self, record: Any) -> None:
        """What was decided stays; a new sheet that comes decided has the day and the person."""
        if not record._state.adding and not record.may_be_edited:
            raise ValidationError(_("A go/no-go that was decided is not changed."))
        decided = record.state in ScreeningState.DECIDED
        if not decided and (record.decision_reason_id or record.decided_on or record.look_again_on):
            raise ValidationError(_("A reason and a day are those of a decision: leave them blank until then."))
        if record.look_again_on and record.state != ScreeningState.WAIT:
            raise ValidationError({"look_again_on": _("Only one that waits is looked at again.")})
        if decided and record._state.adding:
            record.decided_on, record.decided_by = record.decided_on or days.today(), self.user
        record.clean()

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse answers that do not fit their criterion or template, and another call or template for a sheet on file."""
        for row in rows:
            changed = {column.name for column, *_values in row.changes} & {"opportunity", "template"}
            if not row.is_new and changed:
                row.refuse(_("A go/no-go keeps its call and its template."), self.columns[min(changed)])
        answered = [(row, row.rows["answers"].after) for row in rows if "answers" in row.rows]
        known = Criterion.objects.in_bulk({answer.criterion_id for _row, answers in answered for answer in answers})
        for row, answers in answered:
            for answer in answers:
                answer.criterion = known[answer.criterion_id]
            if any(answer.criterion.template_id != row.record.template_id for answer in answers):
                row.refuse(_("An answer is to a criterion of another template."), self.columns["answers"])
            if not all(answer.fits for answer in answers):
                row.refuse(_("A condition is answered by yes or no."), self.columns["answers"])


class ScreeningTemplateResource(RecordResource):
    criteria = rows_of(
        Criterion,
        "criteria",
        ("position", "part", "aspect", "name_ar", "name_fr", "name_en", "weight", "is_required"),
        identity=("position",),
        check=check_rows,
    )

    class Meta:
        model = ScreeningTemplate
        fields = ("code", *Named.NAME_FIELDS, "criteria")

    def check_together(self, rows: list[CheckedRow]) -> None:
        """Refuse to remove a criterion that was answered, or to make a score of a condition."""
        touched: dict[int, CheckedRow] = {}
        for row in rows:
            change = row.rows.get("criteria")
            touched |= {criterion.pk: row for criterion in change.removed} if change else {}
            touched |= {criterion.pk: row for criterion in self._turned(change.changed)} if change else {}
        answered = ScreeningAnswer.objects.filter(criterion__in=touched).values_list("criterion_id", flat=True)
        for pk in set(answered):
            touched[pk].refuse(
                _("A criterion that was answered is neither removed nor turned from a condition into a score."),
                self.columns["criteria"],
            )

    @staticmethod
    def _turned(changed: list[Any]) -> list[Any]:
        before = dict(Criterion.objects.filter(pk__in=[row.pk for row in changed]).values_list("pk", "part"))
        return [row for row in changed if before.get(row.pk) != row.part]


class ReasonResource(RecordResource):
    class Meta:
        model = Reason
        fields = ("code", "use", *Named.NAME_FIELDS)

    def check_together(self, rows: list[CheckedRow]) -> None:
        """What a reason is given for stays once somebody gave it."""
        for row in rows:
            is_turned = not row.is_new and any(column.name == "use" for column, *_values in row.changes)
            if is_turned and row.record.dependants():
                row.refuse(_("It was given already: make another reason instead."), self.columns["use"])


class CofinancingBudgetResource(RecordResource):
    class Meta:
        model = CofinancingBudget
        fields = ("reference", "starts_on", "ends_on", "amount", "currency", "note")
