"""Texts of Django that its own Arabic catalogue does not know in their present wording; ours translates them.

A catalogue of the project goes before those of its libraries, and holds only what stands in the project's code.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

TEXTS = (
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        1,
    ),
    ngettext_lazy("Please submit at most %(num)d form.", "Please submit at most %(num)d forms.", "num"),
    gettext_noop("%(model)s instance with %(field)s %(value)r is not a valid choice."),
)
