"""Why a feed could not be read: kept as a code with its data, worded when it is shown."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "address": _(
        "The address is not one that may be read: only http and https on the web’s own ports, without a password."
    ),
    "internal": _("The address leads to a computer that is not on the public internet (%(host)s)."),
    "unknown_host": _("No computer of the name %(host)s was found."),
    "unreachable": _("%(host)s could not be reached."),
    "slow": _("%(host)s took too long to answer."),
    "insecure": _("%(host)s could not prove that it is itself: its certificate is not accepted."),
    "redirects": _("The address leads on to another one more than %(most)s times."),
    "status": _("The server answered with the code %(status)s."),
    "too_large": _("There is more to read than %(size)s MB."),
    "encoding": _("The answer is packed in a way that is not read (%(encoding)s)."),
    "damaged": _("The answer is damaged."),
    "entities": _("It defines entities of its own, which are not read."),
    "not_a_feed": _("It is no feed: neither RSS nor Atom."),
}
LONGEST = 120


class FeedFailure(Exception):
    """A feed that could not be read: `code` is one of SENTENCES, `data` its words."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code, self.data = code, {name: str(value)[:LONGEST] for name, value in data.items()}

    def kept(self) -> str:
        """What is kept in `Feed.failure`, to be worded by `sentence`."""
        return json.dumps({"code": self.code, **self.data}, ensure_ascii=False)

    def __str__(self) -> str:
        return sentence(self.kept())


def sentence(kept: str) -> str:
    """A kept failure in the reader's language; "" where there is none."""
    if not kept:
        return ""
    data = json.loads(kept)
    return str(SENTENCES[data["code"]]) % data
