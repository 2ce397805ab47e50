from django.core.management.commands import makemessages

NAMES = ("_now", "_lazy")


class Command(makemessages.Command):
    """Collects also the texts marked by the names under which this project imports gettext a second time."""

    xgettext_options = [*makemessages.Command.xgettext_options, *(f"--keyword={name}" for name in NAMES)]
