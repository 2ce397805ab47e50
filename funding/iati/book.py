"""Which partner an organisation of the file is, without a query for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from jisr.models import Authority
from partnerships.models import Partner, PartnerIdentifier
from partnerships.models.partner import IdentifierScheme

from .activity import Org
from .judging import Us
from .kinds import country_of, identifier_of, loose_key, name_key

NAMES = ("name_ar", "name_fr", "name_en", "name_original")


@dataclass(eq=False)
class Entry:
    """A partner on file, or one to be made (`pk` None, `org` what the file says of it)."""

    pk: int | None
    country: str = ""
    identifiers: set[str] = field(default_factory=set)
    search_text: str = ""
    reference: str = ""
    name: str = ""
    org: Org | None = None

    def contradicts(self, identifier: str, country: str) -> bool:
        """Whether an identifier that is not among its own, or a country, says that this is somebody else."""
        return bool(identifier and self.identifiers) or bool(country and self.country and country != self.country)


@dataclass(frozen=True)
class Twin:
    """A new partner that may be one already on file."""

    made: Entry
    existing: Entry


class PartnerBook:
    """The partners of one authority by identifier and name; what it meets for the first time it adds to `fresh`."""

    def __init__(self, authority: Authority, us: Us) -> None:
        self.us = us
        self.fresh: list[Entry] = []
        self.learnt: list[tuple[int, str]] = []
        self.twins: list[Twin] = []
        self.counts = {"matched_by_identifier": 0, "matched_by_name": 0, "made": 0}
        self._met: set[Entry] = set()
        self._by_key: dict[int, Entry] = {}
        self._merged: dict[int, int] = {}
        self._by_identifier: dict[str, Entry] = {}
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        self._by_loose_name: dict[str, list[Entry]] = defaultdict(list)
        self._load(authority)

    def _load(self, authority: Authority) -> None:
        entries = self._by_key
        fields = ("pk", "merged_into", "country", "search_text", "reference", *NAMES)
        for pk, survivor, country, search_text, reference, *names in Partner.objects.filter(
            authority=authority
        ).values_list(*fields):
            entries[pk] = Entry(pk, country, set(), search_text, reference, next(filter(None, names), ""))
            if survivor:
                self._merged[pk] = survivor
            else:
                self._file(entries[pk], filter(None, names))
        rows = PartnerIdentifier.objects.filter(authority=authority, scheme=IdentifierScheme.IATI)
        for pk, value in rows.values_list("partner_id", "value"):
            entry = entries[self.survivor(pk)]
            entry.identifiers.add(value.casefold())
            self._by_identifier[value.casefold()] = entry
        self.ourselves = entries.get(authority.partner_id or 0)

    def _file(self, entry: Entry, names: Iterable[str]) -> None:
        for name in names:
            for index, key in ((self._by_name, name_key(name)), (self._by_loose_name, loose_key(name))):
                if key and entry not in index[key]:
                    index[key].append(entry)

    def find(self, org: Org) -> Entry:
        """Return the partner that an organisation is: by identifier; by name if neither identifier nor country
        contradicts; else a new one, told apart from those it resembles.
        """
        if self.ourselves and self.us.are(org):
            return self.ourselves
        identifier = identifier_of(org)
        if entry := self._by_identifier.get(identifier.casefold()) if identifier else None:
            return self._meet(entry, "matched_by_identifier")
        names = list(org.names.values()) or [org.ref]
        country = country_of(identifier)
        for name in names:
            for entry in self._by_name.get(name_key(name), ()):
                if not entry.contradicts(identifier, country):
                    self._learn(entry, identifier)
                    return self._meet(entry, "matched_by_name")
        return self._add(org, identifier, country, names)

    def _meet(self, entry: Entry, how: str) -> Entry:
        if entry not in self._met:
            self._met.add(entry)
            self.counts[how] += 1
        return entry

    def _learn(self, entry: Entry, identifier: str) -> None:
        """Keep the identifier of a partner that was known by name alone."""
        if identifier:
            entry.identifiers.add(identifier.casefold())
            self._by_identifier[identifier.casefold()] = entry
            if entry.pk is not None:
                self.learnt.append((entry.pk, identifier))
            elif entry.org and not identifier_of(entry.org):
                entry.org = Org(identifier, entry.org.type, entry.org.names)

    def _add(self, org: Org, identifier: str, country: str, names: list[str]) -> Entry:
        entry = Entry(None, country, {identifier.casefold()} if identifier else set(), name=names[0], org=org)
        alike = {one: None for name in names for one in self._by_loose_name.get(loose_key(name), ())}
        self.twins.extend(Twin(entry, one) for one in alike)
        if identifier:
            self._by_identifier[identifier.casefold()] = entry
        self._file(entry, names)
        self.fresh.append(entry)
        return self._meet(entry, "made")

    def survivor(self, pk: int) -> int:
        """Return the partner that a merged one went into, itself when it was not merged."""
        while pk in self._merged:
            pk = self._merged[pk]
        return pk

    def saved(self, entry: Entry, pk: int, reference: str, search_text: str) -> None:
        """Note that a fresh partner is on file now."""
        entry.pk, entry.reference, entry.search_text, entry.org = pk, reference, search_text, None
        self._by_key[pk] = entry

    def found_by(self, pk: int, search_text: str) -> None:
        """Note that a partner is found by other words now."""
        self._by_key[pk].search_text = search_text

    def name_of(self, pk: int) -> str:
        return self._by_key[pk].name

    def search_text_of(self, pk: int) -> str:
        return self._by_key[pk].search_text

    def partner_of(self, org: Org) -> int:
        """Return the key of a partner that is on file by now."""
        pk = self.find(org).pk
        assert pk is not None, "partners are saved before the rows that name them"
        return pk
