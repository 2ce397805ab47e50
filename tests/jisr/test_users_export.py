import io

import pytest
from openpyxl import load_workbook

from tests.factories import make_authority, make_user

pytestmark = pytest.mark.django_db


def test_the_list_of_users_is_exported_as_it_is_shown(client):
    administrator = make_user("administrator", full_name="Karima", email="karima@example.org")
    make_user("officer", "head", authority=administrator.authority, full_name="Ahmed", email="ahmed@example.org")
    make_user("officer", authority=make_authority(name_fr="Région"), full_name="Stranger")
    client.force_login(administrator)
    answer = client.get("/users/?export=xlsx&q=ahmed")
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.iter_rows(values_only=True))
    assert rows == [
        ("full name", "e-mail address", "Roles", "Account", "Last sign-in"),
        ("Ahmed", "ahmed@example.org", "Cooperation officer and Head of the unit", "Active", None),
    ]
