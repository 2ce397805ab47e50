"""The usual legal path of each kind of agreement for a Moroccan commune.

The delays are indicative defaults that the unit may change; each says where it comes from, in the three languages.
The twenty days of the visa and the article that sets them are not verified: they are shown as indicative.
"""

from typing import Any, NamedTuple

SESSIONS_SOURCE = (
    "الدورات العادية: فبراير وماي وأكتوبر (القانون التنظيمي 113.14، المادة 33؛ إرشادي)"
    " · Sessions ordinaires : février, mai, octobre (loi organique 113-14, art. 33 ; indicatif)"
    " · Ordinary sessions: February, May, October (organic law 113-14, art. 33; indicative)"
)
VISA_SOURCE = (
    "20 يوما من تاريخ التوصل، حسب المعمول به (إرشادي، للتحقق)"
    " · 20 jours calendaires à compter de la réception, selon l'usage (indicatif, à vérifier)"
    " · 20 calendar days from receipt, by usage (indicative, to be checked)"
)


class Usual(NamedTuple):
    """A step of the usual path: names in Arabic, French and English, and what it asks."""

    names: tuple[str, str, str]
    nature: str
    responsible: str
    document: str | None
    blocks: bool = True
    days: int | None = None
    source: str = ""


DRAFTING = Usual(
    ("إعداد مشروع الاتفاقية", "Élaboration du projet de convention", "Drafting"), "plain", "unit", "agreement-draft"
)
COMMITTEE = Usual(
    ("دراسة اللجنة الدائمة للمجلس", "Examen par la commission permanente du conseil", "Council committee"),
    "plain",
    "committee",
    "committee-report",
)
COUNCIL = Usual(
    ("مداولة المجلس", "Délibération du conseil", "Council deliberation"),
    "deliberation",
    "council",
    "deliberation",
    source=SESSIONS_SOURCE,
)
VISA = Usual(
    ("تأشيرة سلطة المراقبة", "Visa de l'autorité de contrôle", "Oversight visa"),
    "visa",
    "oversight",
    "visa",
    days=20,
    source=VISA_SOURCE,
)
SIGNATURE = Usual(
    ("توقيع كل الأطراف", "Signature par chacune des parties", "Signature by each party"),
    "signature",
    "parties",
    "signed-agreement",
)
ENTRY = Usual(("الدخول حيز التنفيذ", "Entrée en vigueur", "Entry into force"), "entry", "president", None)
PUBLICATION = Usual(("النشر", "Publication", "Publication"), "publication", "unit", "publication", blocks=False)

WHOLE = (DRAFTING, COMMITTEE, COUNCIL, VISA, SIGNATURE, ENTRY, PUBLICATION)
LIGHT = (DRAFTING, COUNCIL, VISA, SIGNATURE, ENTRY, PUBLICATION)

BEFORE_SIGNATURE = (("presentation-note", "signed"), ("deliberation", "signed"), ("visa", "signed"))
SIGNED = (("signed-agreement", "in_force"),)
REPORTS = (("narrative-report", "closing"), ("financial-report", "closing"))

# Code of the kind: its marks, its path, the documents it must have.
KINDS: dict[str, tuple[dict[str, Any], tuple[Usual, ...], tuple[tuple[str, str], ...]]] = {
    "memorandum": ({"is_framework": True, "silent_months": 6}, LIGHT, (*BEFORE_SIGNATURE[1:], *SIGNED)),
    "framework": ({"is_framework": True}, WHOLE, (*BEFORE_SIGNATURE, *SIGNED)),
    "twinning": ({"is_framework": True, "is_twinning": True}, WHOLE, (*BEFORE_SIGNATURE, *SIGNED)),
    "specific": ({"needs_framework": True, "silent_months": 6}, WHOLE, (*BEFORE_SIGNATURE, *SIGNED, *REPORTS)),
    "grant": ({"needs_framework": True, "silent_months": 6}, WHOLE, (*BEFORE_SIGNATURE, *SIGNED, *REPORTS)),
    "partnership": ({"silent_months": 6}, WHOLE, (*BEFORE_SIGNATURE, *SIGNED)),
}


def write_legal_paths(apps, schema_editor) -> None:
    """Give each kind its marks, its path and its required documents, where it has no path yet."""
    from jisr.text import normalise

    types = {row.code: row for row in apps.get_model("jisr", "DocumentType").objects.all()}
    kinds = apps.get_model("partnerships", "AgreementKind").objects
    for code, (marks, path, documents) in KINDS.items():
        kind = kinds.filter(code=code, path=None).first()
        if kind is None:
            continue
        words = normalise(" ".join([code, kind.name_ar, kind.name_fr, kind.name_en]))
        kinds.filter(pk=kind.pk).update(search_text=words, **marks)
        _write_rows(apps, kind, path, documents, types)


def _write_rows(apps, kind, path, documents, types) -> None:
    for position, step in enumerate(path, start=1):
        arabic, french, english = step.names
        apps.get_model("partnerships", "PathStep").objects.create(
            kind=kind,
            position=position,
            name_ar=arabic,
            name_fr=french,
            name_en=english,
            nature=step.nature,
            responsible=step.responsible,
            delay_days=step.days,
            delay_source=step.source,
            blocks=step.blocks,
            document_type=types.get(step.document),
        )
    for document, before in documents:
        apps.get_model("partnerships", "RequiredDocument").objects.create(
            kind=kind, type=types[document], before=before
        )
