from .activity import Activity, Trace, Via
from .authority import Authority, Counter, Signatory
from .base import Base, BaseQuerySet, Record, RecordQuerySet, Row, StaleVersion, check_no_cycle
from .job import Job
from .named import Described, Named
from .saved import ColumnMap, SavedView
from .source import SourceRecord
from .state import State, Stateful
from .user import User

__all__ = [
    "Activity",
    "Authority",
    "Base",
    "BaseQuerySet",
    "ColumnMap",
    "Counter",
    "Described",
    "Job",
    "Named",
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
