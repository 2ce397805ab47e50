"""The reports there are: what each is about, what makes its data, and what templates call them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from funding.models import Project
from partnerships.models import Agreement, Exchange, Partner
from reports.delegation_dossier import delegation_dossier
from reports.encounter_shapes import DelegationDossier, ExperienceSheet
from reports.experience_sheet import experience_sheet
from reports.models import ReportKind
from reports.partner_statement import partner_statement
from reports.project_sheet import project_sheet
from reports.sheet_shapes import ProjectSheet
from reports.statement_shapes import PartnerStatement
from reports.twinning_report import twinning_report
from reports.twinning_shapes import TwinningReport

Subject = Partner | Project | Agreement | Exchange
Report = PartnerStatement | ProjectSheet | DelegationDossier | ExperienceSheet | TwinningReport


@dataclass(frozen=True)
class Definition:
    """One kind of report: `name` is what its templates call the data that `make` returns."""

    kind: ReportKind
    model: type[Subject]
    name: str
    data: type[Report]
    make: Callable[..., Any]
    has_period: bool = False


DEFINITIONS = (
    Definition(
        ReportKind.PARTNER_STATEMENT, Partner, "statement", PartnerStatement, partner_statement, has_period=True
    ),
    Definition(ReportKind.PROJECT_SHEET, Project, "sheet", ProjectSheet, project_sheet),
    Definition(ReportKind.DELEGATION_DOSSIER, Exchange, "dossier", DelegationDossier, delegation_dossier),
    Definition(ReportKind.EXPERIENCE_SHEET, Exchange, "experience", ExperienceSheet, experience_sheet),
    Definition(ReportKind.TWINNING_REPORT, Agreement, "twinning", TwinningReport, twinning_report, has_period=True),
)
BY_KIND = {str(definition.kind): definition for definition in DEFINITIONS}


def definition_of(report: Report) -> Definition:
    """The definition that made these data."""
    return next(definition for definition in DEFINITIONS if isinstance(report, definition.data))


def first_about(subject: Subject) -> Definition:
    """The report that is meant where a record alone is named."""
    return next(definition for definition in DEFINITIONS if isinstance(subject, definition.model))
