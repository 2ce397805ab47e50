from .activity import Activity, Trace, Via
from .authority import Authority, Counter, Signatory
from .base import Base, BaseQuerySet, Record, RecordQuerySet, Row, StaleVersion, check_no_cycle
from .document import Document, DocumentType
from .draft import FormDraft
from .job import Job
from .merged import Mergeable
from .named import Described, Named
from .note import MailChoice, Note, Notice, NoticeChoice, NoticeKind
from .saved import ColumnMap, Digest, SavedView
from .schedule import Schedule
from .source import SourceRecord
from .state import State, Stateful
from .subject import About, AboutQuerySet
from .task import Task, TaskItem, TaskState, Unit, Urgency
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
    "Digest",
    "Document",
    "DocumentType",
    "FormDraft",
    "Job",
    "MailChoice",
    "Mergeable",
    "Named",
    "Note",
    "Notice",
    "NoticeChoice",
    "NoticeKind",
    "Record",
    "RecordQuerySet",
    "Row",
    "SavedView",
    "Schedule",
    "Signatory",
    "SourceRecord",
    "StaleVersion",
    "State",
    "Stateful",
    "Task",
    "TaskItem",
    "TaskState",
    "Trace",
    "Unit",
    "Urgency",
    "User",
    "Via",
    "check_no_cycle",
]
