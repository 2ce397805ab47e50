"""Loads the demonstration: a commune that does not exist and its year, or takes it out again."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from funding.demo import loading, removal
from funding.demo.people import PASSWORD
from jisr.models import Authority, User
from jisr.roles import ROLES


def read_day(text: str) -> date:
    """A day such as 2026-11-22. Raises ArgumentTypeError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a day such as 2026-11-22.") from error


class Command(BaseCommand):
    """Loading twice changes nothing; other authorities in the database are left as they are."""

    help = "Loads the demonstration once; --remove takes it out and leaves the database as it was before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="Delete the demonstration and all its traces.")
        parser.add_argument("--today", type=read_day, help="The day the year ends on, such as 2026-11-22.")

    def handle(self, *args: Any, remove: bool, today: date | None, **options: Any) -> None:
        if remove:
            self.remove()
        elif not settings.DEMO_ALLOWED:
            raise CommandError("Demonstration accounts are refused here: the setting DEMO_ALLOWED is off.")
        else:
            self.load(today or timezone.localdate())

    def remove(self) -> None:
        count = sum(removal.remove(authority) for authority in loading.demonstrations())
        self.say(f"Removed {count} rows of the demonstration." if count else "There is no demonstration to remove.")

    def load(self, today: date) -> None:
        if loading.demonstrations():
            self.say("The demonstration is already loaded. For days around today: load_demo --remove, then load_demo.")
        else:
            if Authority.objects.exists():
                self.say("Exchange rates are common: those of the demonstration will also count for the others here.")
            self.say(f"Loading a year of work up to {today}:")
            loading.load(today, self.say)
        self.say_logins()

    def say_logins(self) -> None:
        self.say(f"\nDemonstration logins; the password of each is {PASSWORD}")
        users = User.objects.filter(is_demo=True, groups__isnull=False).prefetch_related("groups")
        with translation.override("en"):
            for user in sorted(users, key=lambda user: list(ROLES).index(user.groups.all()[0].name)):
                self.say(f"  {user.email:34}{ROLES[user.groups.all()[0].name]} ({user.language})")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
