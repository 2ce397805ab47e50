"""The reference data every installation starts with; each function adds what is not there yet, from a migration."""

from .documents import write_document_types
from .legal import write_legal_paths
from .obligations import write_obligation_kinds
from .questionnaires import write_questionnaires
from .themes import write_reference_data

__all__ = [
    "write_document_types",
    "write_legal_paths",
    "write_obligation_kinds",
    "write_questionnaires",
    "write_reference_data",
]
