"""The council file: what a council is given to deliberate on an agreement, in Arabic or French.

Note of presentation, cost per currency, draft deliberation, a sheet of each partner. It is a working document: what
the records do not hold is left to be completed, and the articles of law are marked as to be checked.
"""

from datetime import date
from decimal import Decimal

from django.utils import translation

from funding.models import ProjectFunding
from jisr import formats
from jisr.models import Named
from jisr.models.authority import AuthorityKind
from jisr.money import Money, Totals
from partnerships.models import Agreement, AgreementDuty, AgreementParty, LegalStep, Recurrence, Side, StepNature
from partnerships.models.path import path_of
from reports.council_partner import partner_sections
from reports.council_shapes import Cell, CouncilFile, Section, Table
from reports.council_words import BLANK, LANGUAGES, LAWS, SUBJECT_OF_LAW, WORDS
from reports.heads import letterhead, name_of
from reports.shapes import plain


def council_file(agreement: Agreement, *, as_of: date, language: str) -> CouncilFile:
    """The file of an agreement as known on `as_of`; raises ValueError for a language other than ar and fr."""
    if language not in LANGUAGES:
        raise ValueError(f"A council file is written in {' or '.join(LANGUAGES)}, not in {language}.")
    with translation.override(language):
        return _Writer(agreement, as_of, language).file()


class _Writer:
    """Words the records of one agreement in one language."""

    def __init__(self, agreement: Agreement, as_of: date, language: str) -> None:
        self.agreement, self.as_of, self.language = agreement, as_of, language
        self.words = WORDS[language]
        own = agreement.authority.partner_id
        parties = list(agreement.parties.select_related("partner__parent"))
        self.parties = parties
        self.others = list({row.partner_id: row.partner for row in parties if row.partner_id != own}.values())
        self.fundings = self._fundings()

    def file(self) -> CouncilFile:
        agreement, words = self.agreement, self.words
        facts = ((words["reference"], Cell(agreement.reference, True)), (words["as_of"], Cell(formats.day(self.as_of))))
        return CouncilFile(
            letterhead=letterhead(agreement.authority),
            title=words["title"],
            subject=name_of(agreement),
            reference=agreement.reference,
            as_of=self.as_of,
            language=self.language,
            facts=facts,
            remark=words["draft"],
            sections=(
                *self.note(),
                self.cost(),
                *self.deliberation(),
                *(part for partner in self.others for part in partner_sections(partner, agreement, words)),
            ),
        )

    def note(self) -> tuple[Section, ...]:
        agreement, words = self.agreement, self.words
        facts = [
            (words["kind"], Cell(_said(agreement.kind))),
            (words["their_reference"], Cell(plain(agreement.donor_number), True)),
            (words["framework"], Cell(_said(agreement.parent) if agreement.parent else "")),
            (words["period"], Cell(self._period())),
            (words["owner"], Cell(plain(agreement.owner.full_name) if agreement.owner else "")),
        ]
        context = plain(agreement.text("description")[0]) or words["to_complete"]
        return (
            Section(words["note"], is_part=True),
            Section(words["object"], facts=_filled(facts), paragraphs=(self._worded("object_text"),)),
            Section(words["parties"], table=self._party_table()),
            Section(words["context"], paragraphs=tuple(line for line in context.split("\n") if line.strip())),
            *self.duties(),
            Section(words["law"], items=(self._law("law_text"), words["law_more"])),
            Section("", paragraphs=(words["asked"],)),
        )

    def duties(self) -> tuple[Section, ...]:
        duties = list(self.agreement.duties.select_related("kind"))
        if not duties:
            return (Section(self.words["duties"], paragraphs=(self.words["to_complete"],)),)
        sides = ((Side.OURS, "ours"), (Side.THEIRS, "theirs"))
        lists = {key: tuple(self._duty(duty) for duty in duties if duty.side == side) for side, key in sides}
        named = (Section(self.words[key], items=items) for key, items in lists.items() if items)
        return (Section(self.words["duties"]), *named)

    def cost(self) -> Section:
        words = self.words
        if not self.fundings:
            return Section(words["cost"], is_part=True, paragraphs=(words["no_cost"],))
        rows = [(Cell(name), Cell(form), _amount(amount)) for name, form, amount in self.fundings]
        totals = Totals.of([amount for *_name, amount in self.fundings], self.agreement.authority.currency)
        sums = [(Cell(words["total"].format(currency=one.currency)), Cell(""), _amount(one)) for one in totals.moneys]
        strong = tuple(range(len(rows), len(rows) + len(sums)))
        table = Table((words["funder"], words["form"], words["amount"]), (*rows, *sums), strong)
        remark = (words["no_sum"],) if len(sums) > 1 else ()
        return Section(words["cost"], is_part=True, paragraphs=remark, table=table)

    def deliberation(self) -> tuple[Section, ...]:
        words = self.words
        authority = plain(self.agreement.authority.text("name")[0])
        seen = ("seen_project", "seen_committee", "deliberated", "decides")
        opening = (words["council"].format(authority=authority), self._law("seen_law"), *map(self._worded, seen))
        return (
            Section(words["deliberation"], is_part=True, facts=self._session()),
            Section("", paragraphs=(*opening, *self._articles())),
            Section("", signatures=(words["president"], words["secretary"])),
        )

    def _articles(self) -> list[str]:
        pays = any(funder for funder in self._own_fundings())
        keys = ("approves", "authorises", *(("credits",) if pays else ()), "visa")
        numbers = (self.words["first"], *map(str, range(2, len(keys) + 1)))
        article = self.words["article"]
        return [
            article.format(number=number, text=self._worded(key)) for number, key in zip(numbers, keys, strict=True)
        ]

    def _session(self) -> tuple[tuple[str, Cell], ...]:
        """What is known of the deliberation, with room for the rest."""
        words, step = self.words, self._deliberation_step()
        votes = [step.votes_for, step.votes_against, step.votes_abstained] if step else [None]
        return (
            (words["number"], Cell(plain(step.number) if step and step.number else BLANK, bool(step and step.number))),
            (words["session"], Cell(words[step.session_kind] if step and step.session_kind else BLANK)),
            (words["session_on"], Cell(formats.day(step.session_on) if step and step.session_on else BLANK)),
            (words["vote"], Cell(BLANK if None in votes else " / ".join(map(str, votes)), True)),
        )

    def _deliberation_step(self) -> LegalStep | None:
        steps = path_of(self.agreement)
        return next((step for step in steps if step.nature == StepNature.DELIBERATION), None)

    def _worded(self, key: str) -> str:
        name, partners = _said(self.agreement), self.words["and"].join(_said(one) for one in self.others) or BLANK
        return self.words[key].format(name=name, kind=_said(self.agreement.kind), partners=partners)

    def _law(self, key: str) -> str:
        kind = AuthorityKind(self.agreement.authority.kind)
        dahir, law, french, arabic = LAWS[kind]
        dotted = self.language == "ar"
        return self.words[key].format(
            dahir=dahir.replace("-", ".") if dotted else dahir,
            law=law.replace("-", ".") if dotted else law,
            subject=SUBJECT_OF_LAW[self.language][kind],
            articles=arabic if dotted else french,
        )

    def _period(self) -> str:
        starts, ends = self.agreement.starts_on, self.agreement.ends_on
        return formats.period(starts, ends) if starts or ends else ""

    def _party_table(self) -> Table | None:
        words = self.words
        rows = tuple(_party_row(row) for row in self.parties)
        head = (words["party"], words["role"], words["signatory"], words["function"])
        return Table(head, rows) if rows else None

    def _duty(self, duty: AgreementDuty) -> str:
        pieces = [plain(str(duty))]
        if duty.recurrence == Recurrence.EVERY and duty.every_months:
            often = "every" if duty.every_months <= 10 else "every_many"
            pieces.append(self.words[often].format(months=duty.every_months))
        if duty.evidence:
            pieces.append(self.words["evidence"].format(evidence=plain(duty.evidence)))
        return " — ".join(pieces)

    def _project_fundings(self) -> list[ProjectFunding]:
        projects = ProjectFunding.objects.filter(agreement=self.agreement).values("project")
        rows = ProjectFunding.objects.filter(project__in=projects).select_related("funder")
        return list(rows.order_by("project", "pk"))

    def _own_fundings(self) -> list[ProjectFunding]:
        own = self.agreement.authority.partner_id
        return [row for row in self._project_fundings() if row.funder_id == own]

    def _fundings(self) -> list[tuple[str, str, Money]]:
        """Who puts in what: of the projects under the agreement, else the agreement's own amount."""
        rows = self._project_fundings()
        if rows:
            return [(_said(row.funder), str(row.get_form_display()), Money(row.amount, row.currency)) for row in rows]
        if self.agreement.amount in (None, Decimal(0)):
            return []
        donors = [row.partner for row in self.parties if row.role == "donor"] or self.others
        names = self.words["and"].join(_said(one) for one in donors) or BLANK
        return [(names, "", Money(self.agreement.amount, self.agreement.currency))]


def _said(record: Named) -> str:
    return plain(record.text("name")[0])


def _amount(money: Money) -> Cell:
    return Cell(formats.money(money), True)


def _filled(facts: list[tuple[str, Cell]]) -> tuple[tuple[str, Cell], ...]:
    return tuple((label, cell) for label, cell in facts if cell.text)


def _party_row(row: AgreementParty) -> tuple[Cell, ...]:
    texts = (_said(row.partner), str(row.get_role_display()), plain(row.signatory), plain(row.function))
    return tuple(Cell(text or BLANK) for text in texts)
