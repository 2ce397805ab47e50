"""The reference data of the pipeline; each function adds what is not there yet, from a migration."""

from .headings import write_budget_headings
from .reasons import write_reasons
from .screening import write_screening_templates

__all__ = ["write_budget_headings", "write_reasons", "write_screening_templates"]
