"""The demonstration comes and goes without touching anybody else's rows, files or traces."""

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection

from funding.demo.removal import remove
from jisr.models import Activity, Authority, Job, SavedView, User
from partnerships.models import Contact, Partner, PartnerIdentifier, Theme

WEDNESDAY = date(2026, 1, 7)


def run(*arguments: str, **options: Any) -> str:
    output = StringIO()
    call_command("load_demo", *arguments, stdout=output, **options)
    return output.getvalue()


def contents() -> dict[str, list[dict[str, Any]]]:
    models = apps.get_models(include_auto_created=True)
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def files() -> set[str]:
    folders = [folder for folder in ("authorities", "jobs") if default_storage.exists(folder)]
    return {f"{folder}/{name}" for folder in folders for name in default_storage.listdir(folder)[1]}


@pytest.fixture
def neighbour(db: None) -> User:
    authority = Authority.objects.create(name_fr="Commune voisine")
    user = User.objects.create_user("chef@voisine.example", "secret-2026-x", authority=authority, full_name="Chef")
    user.groups.add(Group.objects.get(name="head"))
    partner = Partner(authority=authority, name_fr="Ville amie", kind="foreign_local")
    partner.store(by=user, rows=[PartnerIdentifier(scheme="register", value="7")])
    return user


def test_it_stands_beside_another_authority_and_leaves_every_table_and_folder_as_before(
    neighbour: User, django_capture_on_commit_callbacks: Any
) -> None:
    before, before_files = contents(), files()
    assert "Exchange rates are common" in run(today=WEDNESDAY)
    assert files() != before_files
    assert Partner.objects.visible_to(neighbour).count() == 1
    assert Partner.objects.filter(authority=neighbour.authority).values().get() == before["partnerships.Partner"][0]
    officer = User.objects.get(email="officer@tamazirt.example")
    assert Partner.objects.visible_to(officer).count() == Partner.objects.count() - 1
    _work_in_the_demonstration(officer)
    with django_capture_on_commit_callbacks(execute=True):
        assert run("--remove").startswith("Removed ")
    connection.check_constraints()
    assert contents() == before
    assert files() == before_files
    assert run("--remove") == "There is no demonstration to remove.\n"


def test_what_is_common_stays_as_the_demonstrations_people_left_it(neighbour: User) -> None:
    before = contents()
    demo = Authority.objects.create(name_fr="Commune inventée", is_demo=True)
    officer = User.objects.create_user("o@inventee.example", "secret-2026-x", authority=demo, full_name="Officier")
    theme = Theme.objects.first()
    theme.name_en = "Changed by the demonstration's officer"
    theme.store(by=officer)
    remove(demo)
    connection.check_constraints()
    theme.refresh_from_db()
    assert (theme.updated_by, theme.history.latest().history_user) == (None, None)
    after = contents()
    changed = {label for label in after if after[label] != before[label]}
    assert changed == {"partnerships.Theme", "partnerships.HistoricalTheme", "jisr.Activity"}
    assert Activity.objects.get(object_id=theme.pk, verb="changed").by is None


def _work_in_the_demonstration(officer: User) -> None:
    contact = Contact(authority=officer.authority, partner=Partner.objects.last(), name_fr="De passage")
    contact.store(by=officer)
    contact.erase(by=officer)
    partner = Partner(authority=officer.authority, name_fr="Ajouté puis effacé", kind="ingo")
    partner.store(by=officer, rows=[PartnerIdentifier(scheme="register", value="8")])
    partner.erase(by=officer)
    SavedView.objects.create(user=officer, list_name="partner_list", name="Les miens")
    job = Job.objects.create(authority=officer.authority, kind="import", by=officer)
    job.upload.save("liste.csv", ContentFile(b"name\n"))


def test_a_malformed_day_is_refused_with_a_sentence(db: None) -> None:
    with pytest.raises(Exception, match="'yesterday' is not a day such as 2026-11-22"):
        run("--today", "yesterday")
