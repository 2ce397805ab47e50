"""Types of document that a cooperation unit keeps."""

DOCUMENT_TYPES = [
    ("agreement-draft", "مشروع الاتفاقية", "Projet de convention", "Draft agreement"),
    ("presentation-note", "مذكرة تقديم", "Note de présentation", "Presentation note"),
    ("committee-report", "تقرير اللجنة", "Rapport de la commission", "Committee report"),
    ("deliberation", "مقرر المجلس", "Délibération du conseil", "Council deliberation"),
    ("visa", "تأشيرة سلطة المراقبة", "Visa de l'autorité de contrôle", "Oversight visa"),
    ("signed-agreement", "الاتفاقية الموقعة", "Convention signée", "Signed agreement"),
    ("amendment", "ملحق الاتفاقية", "Avenant", "Amendment"),
    ("publication", "إشهاد النشر", "Attestation de publication", "Proof of publication"),
    ("narrative-report", "تقرير سردي", "Rapport narratif", "Narrative report"),
    ("financial-report", "تقرير مالي", "Rapport financier", "Financial report"),
    ("audit-report", "تقرير الافتحاص", "Rapport d'audit", "Audit report"),
    ("bank-statement", "كشف بنكي", "Relevé bancaire", "Bank statement"),
    ("payment-proof", "إثبات الأداء", "Justificatif de paiement", "Proof of payment"),
    ("minutes", "محضر", "Procès-verbal", "Minutes"),
    ("letter", "مراسلة", "Courrier", "Letter"),
    ("photograph", "صورة", "Photographie", "Photograph"),
    ("call", "نص الدعوة إلى تقديم المشاريع", "Texte de l'appel à propositions", "Text of the call"),
    ("concept-note", "مذكرة مفاهيمية", "Note conceptuelle", "Concept note"),
    ("full-proposal", "مقترح مشروع كامل", "Proposition complète", "Full proposal"),
    ("budget", "الميزانية المفصلة", "Budget détaillé", "Detailed budget"),
    ("logical-framework", "الإطار المنطقي", "Cadre logique", "Logical framework"),
    ("commitment-letter", "رسالة التزام", "Lettre d'engagement", "Letter of commitment"),
    ("applicant-declaration", "تصريح صاحب الطلب", "Déclaration du demandeur", "Applicant's declaration"),
    ("submission-proof", "وصل الإيداع", "Accusé de dépôt", "Proof of submission"),
    ("decision-letter", "رسالة قرار المانح", "Lettre de décision du bailleur", "Donor's decision letter"),
    ("other", "وثيقة أخرى", "Autre document", "Other document"),
]


def write_document_types(apps, schema_editor) -> None:
    from jisr.text import normalise

    for code, arabic, french, english in DOCUMENT_TYPES:
        names = {"name_ar": arabic, "name_fr": french, "name_en": english}
        words = normalise(" ".join([code, *names.values()]))
        apps.get_model("jisr", "DocumentType").objects.get_or_create(
            code=code, defaults={**names, "search_text": words}
        )
