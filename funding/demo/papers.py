"""The papers that the demonstration files: plain texts that say what they stand for."""

from datetime import date

from django.core.files.base import ContentFile

from jisr.documents import attach
from jisr.models import DocumentType, Record, Via

from .story import Story


def file_paper(story: Story, record: Record, kind: DocumentType, title: str, day: date) -> None:
    """Keep a document of this kind on the record, dated on the day."""
    text = f"{title}\n{record.reference}\n{day:%d/%m/%Y}\n"
    attach(
        record,
        ContentFile(text.encode(), name=f"{kind.code}-{day:%Y-%m-%d}.txt"),
        title=title,
        type=kind,
        language="fr",
        dated_on=day,
        by=story.officer,
        via=Via.COMMAND,
    )
