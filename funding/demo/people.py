"""The commune itself, those who sign for it, and one account a role."""

from django.contrib.auth.models import Group

from jisr.models import Authority, Signatory, User

from .content import LANGUAGES, entries_of, texts

PASSWORD = "jisr-demo-2026"


def make_authority() -> Authority:
    """Return the saved authority, marked as a demonstration, with its signatories."""
    people = entries_of("people")
    entry = people["authority"]
    plain = {name: value for name, value in entry.items() if name != "name"}
    authority = Authority.objects.create(is_demo=True, **plain, **texts(entry))
    for position, (full_name, *functions) in enumerate(people["signatories"], start=1):
        named = {f"function_{language}": text for language, text in zip(LANGUAGES, functions, strict=True)}
        Signatory.objects.create(authority=authority, full_name=full_name, position=position, **named)
    return authority


def make_users(authority: Authority) -> dict[str, User]:
    """Return one saved account for each role code; all share the password that the command prints."""
    users = {}
    for role, (email, full_name, language) in entries_of("people")["users"].items():
        users[role] = User.objects.create_user(
            email, PASSWORD, authority=authority, full_name=full_name, language=language, is_demo=True
        )
        users[role].groups.add(Group.objects.get(name=role))
    return users
