"""What a cell may say to mean a partner."""

from typing import Any

from django.utils.translation import gettext as _

from jisr.exchange.links import Link, chunks, only_ones
from jisr.models import User
from jisr.text import normalise
from partnerships.models import PartnerIdentifier

NAMES = ("name_ar", "name_fr", "name_en", "name_original", "acronym")


class PartnerLink(Link):
    """Names a partner by reference, identifier or exact name; one merged into another leads to that one."""

    def __init__(self) -> None:
        super().__init__("partnerships.Partner")

    def find(self, wanted: set[str], user: User) -> dict[str, Any]:
        found = super().find(wanted, user)
        if rest := wanted - found.keys():
            found |= self._by_identifier(rest, user)
        if rest := wanted - found.keys():
            found |= self._by_name(rest, user)
        return found

    @staticmethod
    def _by_identifier(wanted: set[str], user: User) -> dict[str, Any]:
        pairs = []
        for some in chunks(wanted | {text.upper() for text in wanted}):
            rows = PartnerIdentifier.objects.filter(authority_id=user.authority_id, value__in=some)
            pairs += [(normalise(value), partner) for value, partner in rows.values_list("value", "partner_id")]
        return only_ones(pairs)

    def _by_name(self, wanted: set[str], user: User) -> dict[str, Any]:
        rows = self.visible(user).filter(merged_into=None).values_list("pk", *NAMES)
        pairs = ((normalise(name), pk) for pk, *names in rows for name in names if name)
        return only_ones((name, pk) for name, pk in pairs if name in wanted)

    def accepts(self) -> str:
        return _("Write the partner's reference, an identifier, or the exact name if only one bears it.")
