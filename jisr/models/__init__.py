from .activity import Activity, Trace, Via
from .authority import Authority, Counter, Signatory
from .base import Base, BaseQuerySet, Record, RecordQuerySet, Row, StaleVersion, check_no_cycle
from .document import Document, DocumentType
from .job import Job
from .merged import Mergeable
from .named import Described, Named
from .note import Note, Notice, NoticeKind
from .saved import ColumnMap, SavedView
from .source import SourceRecord
from .state import State, Stateful
from .subject import About, AboutQuerySet
from .user import User

__all__ = [
    "About",
    "AboutQuerySet",
    "Activity",
    "Authority",
    "Base",
    "BaseQuerySet",
    "ColumnMap",
    "Counter",
    "Described",
    "Document",
    "DocumentType",
    "Job",
    "Mergeable",
    "Named",
    "Note",
    "Notice",
    "NoticeKind",
    "Record",
    "RecordQuerySet",
    "Row",
    "SavedView",
    "Signatory",
    "SourceRecord",
    "StaleVersion",
    "State",
    "Stateful",
    "Trace",
    "User",
    "Via",
    "check_no_cycle",
]
