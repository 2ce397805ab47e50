"""First questionnaires on a partner's reliability and capacity, in our own words, to be changed by the unit.

Each question is scored from 0 (bad) to 4 (good); its weight says how much it counts.
"""

from typing import Any

QUESTIONNAIRES: list[dict[str, Any]] = [
    {
        "code": "due-diligence",
        "names": ("العناية الواجبة قبل الشراكة", "Vérifications préalables", "Due diligence"),
        "questions": [
            (
                3,
                "هل وجود الهيئة القانوني ثابت بوثائق سارية؟",
                "L'existence légale de l'organisme est-elle prouvée par des pièces en cours de validité ?",
                "Is the body's legal existence shown by documents that are still valid?",
            ),
            (
                3,
                "هل من يوقع باسمها مخول لذلك كتابة؟",
                "La personne qui signe pour lui y est-elle habilitée par écrit ?",
                "Is the person who signs for it empowered to do so in writing?",
            ),
            (
                3,
                "هل يعرف من يملك الهيئة أو يسيرها فعليا؟",
                "Sait-on qui possède ou dirige réellement l'organisme ?",
                "Is it known who really owns or runs the body?",
            ),
            (
                3,
                "هل مصدر أموالها واضح ومقبول؟",
                "L'origine de ses fonds est-elle claire et acceptable ?",
                "Is the origin of its funds clear and acceptable?",
            ),
            (
                2,
                "هل تنشر حسابات سنوية مفتحصة؟",
                "Publie-t-il des comptes annuels audités ?",
                "Does it publish audited yearly accounts?",
            ),
            (
                2,
                "هل أدت ما عليها من ضرائب ومساهمات اجتماعية؟",
                "Est-il à jour de ses impôts et cotisations sociales ?",
                "Has it paid its taxes and social contributions?",
            ),
            (
                3,
                "هل تخلو من إقصاء أو عقوبة أو متابعة جارية؟",
                "Est-il libre de toute exclusion, sanction ou poursuite en cours ?",
                "Is it free of any exclusion, sanction or pending prosecution?",
            ),
            (
                2,
                "هل لديها قواعد لمحاربة الرشوة وتضارب المصالح؟",
                "A-t-il des règles contre la corruption et les conflits d'intérêts ?",
                "Does it have rules against bribery and conflicts of interest?",
            ),
            (
                2,
                "هل تتوافق أهدافها مع أولويات الجماعة وقيمها؟",
                "Ses buts s'accordent-ils avec les priorités et les valeurs de la collectivité ?",
                "Do its aims agree with the priorities and values of the local government?",
            ),
            (
                1,
                "هل تحترم حماية المعطيات الشخصية؟",
                "Respecte-t-il la protection des données personnelles ?",
                "Does it respect the protection of personal data?",
            ),
            (
                2,
                "هل سمعتها لدى شركاء سابقين حسنة؟",
                "Sa réputation auprès d'anciens partenaires est-elle bonne ?",
                "Is its reputation with earlier partners good?",
            ),
        ],
    },
    {
        "code": "capacity",
        "names": ("قدرات الشريك", "Capacités du partenaire", "Capacity of the partner"),
        "questions": [
            (
                3,
                "هل أنجزت مشاريع مماثلة في السنوات الثلاث الأخيرة؟",
                "A-t-il mené des projets semblables ces trois dernières années ?",
                "Has it carried out similar projects in the last three years?",
            ),
            (
                3,
                "هل يتوفر لديها الأشخاص اللازمون للعمل المتفق عليه؟",
                "Dispose-t-il des personnes nécessaires au travail convenu ?",
                "Does it have the people needed for the work agreed?",
            ),
            (
                3,
                "هل تستطيع تحمل النفقات قبل استرجاعها؟",
                "Peut-il avancer les dépenses avant d'être remboursé ?",
                "Can it carry the costs until they are paid back?",
            ),
            (
                2,
                "هل محاسبتها تفصل بين كل مشروع وآخر؟",
                "Sa comptabilité sépare-t-elle chaque projet ?",
                "Does its accounting keep each project apart?",
            ),
            (
                2,
                "هل تحترم قواعد مكتوبة في الشراء؟",
                "Suit-il des règles écrites pour ses achats ?",
                "Does it follow written rules when it buys?",
            ),
            (
                2,
                "هل سلمت تقاريرها السابقة في آجالها؟",
                "A-t-il remis ses rapports précédents à temps ?",
                "Did it hand in its earlier reports on time?",
            ),
            (
                2,
                "هل تتتبع مؤشرات وتقيس النتائج؟",
                "Suit-il des indicateurs et mesure-t-il les résultats ?",
                "Does it follow indicators and measure results?",
            ),
            (
                1,
                "هل لها حضور أو مخاطب في عين المكان؟",
                "A-t-il une présence ou un interlocuteur sur place ?",
                "Does it have a presence or somebody to speak to on the spot?",
            ),
            (
                1,
                "هل تستطيع العمل باللغة المتفق عليها؟",
                "Peut-il travailler dans la langue convenue ?",
                "Can it work in the language agreed?",
            ),
            (
                2,
                "هل لديها تصور لاستمرار النتائج بعد انتهاء التمويل؟",
                "A-t-il prévu comment les résultats dureront après le financement ?",
                "Has it planned how the results will last after the funding?",
            ),
        ],
    },
]


def write_questionnaires(apps, schema_editor) -> None:
    """Add the questionnaires that are not there yet, with their questions; from a migration."""
    from jisr.text import normalise

    questionnaires, questions = (apps.get_model("partnerships", name) for name in ("Questionnaire", "Question"))
    for given in QUESTIONNAIRES:
        names = dict(zip(("name_ar", "name_fr", "name_en"), given["names"], strict=True))
        words = normalise(" ".join([given["code"], *given["names"]]))
        row, made = questionnaires.objects.get_or_create(code=given["code"], defaults={**names, "search_text": words})
        if not made:
            continue
        for position, (weight, arabic, french, english) in enumerate(given["questions"], start=1):
            texts = {"name_ar": arabic, "name_fr": french, "name_en": english}
            questions.objects.create(questionnaire=row, position=position, weight=weight, **texts)
