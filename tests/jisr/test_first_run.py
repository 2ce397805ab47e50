"""An empty installation asks for its authority and its first administrator, once."""

import io
import threading
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from PIL import Image

from jisr.founding import AlreadyFounded, found
from jisr.models import Authority, User
from partnerships.models import Partner
from tests.factories import make_authority

ANSWERS = {
    "name_ar": "جماعة تزنيت",
    "name_fr": "Commune de Tiznit",
    "name_en": "",
    "kind": "commune",
    "address": "Avenue Hassan II",
    "currency": "MAD",
    "full_name": "Amina Idrissi",
    "admin_email": "Amina@Example.ma",
    "password1": "eight arches of stone",
    "password2": "eight arches of stone",
    "language": "ar",
}


def picture(kind: str, **options: Any) -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(output, kind, **options)
    return output.getvalue()


def answer(client: Client, **changes: Any) -> Any:
    return client.post("/first-run/", ANSWERS | changes)


@pytest.mark.django_db
def test_every_page_leads_to_the_first_run_until_an_authority_exists(client: Client) -> None:
    assert [client.get(path).headers["Location"] for path in ("/", "/accounts/login/", "/users/")] == [
        "/first-run/"
    ] * 3


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "served"), [("ar", "ar"), ("fr-MA,fr;q=0.9", "fr"), ("en-GB", "en")])
def test_it_speaks_the_language_of_the_browser(client: Client, asked: str, served: str) -> None:
    page = client.get("/first-run/", headers={"Accept-Language": asked})
    assert (page.status_code, page.headers["Content-Language"]) == (200, served)
    assert page.context["form"]["language"].value() == served


@pytest.mark.django_db
def test_it_makes_the_authority_its_own_side_and_a_signed_in_administrator(client: Client) -> None:
    logo = SimpleUploadedFile("logo.jpg", picture("JPEG"), "image/jpeg")
    done = answer(client, logo=logo)
    authority, user = Authority.objects.get(), User.objects.get()
    assert (done.status_code, done.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (authority.name_ar, authority.currency, authority.address) == ("جماعة تزنيت", "MAD", "Avenue Hassan II")
    assert (user.email, user.full_name, user.language) == ("amina@example.ma", "Amina Idrissi", "ar")
    assert user.check_password("eight arches of stone")
    assert [group.name for group in user.groups.all()] == ["administrator"]
    partner = Partner.objects.get()
    assert authority.partner == partner
    assert (partner.kind, partner.state, partner.name_fr) == ("moroccan_local", "active", "Commune de Tiznit")
    assert (partner.version, partner.history.count(), partner.created_by) == (1, 1, user)
    with authority.logo.open() as kept, Image.open(kept) as logo:
        assert logo.format == "PNG"


@pytest.mark.django_db
def test_it_is_gone_once_an_authority_exists(client: Client) -> None:
    make_authority()
    assert [client.get("/first-run/").status_code, answer(client).status_code] == [404, 404]
    assert User.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name_ar": "", "name_fr": ""}, "name_fr"),
        ({"currency": "XXQ"}, "currency"),
        ({"password1": "12345678901", "password2": "12345678901"}, "password1"),
        ({"password1": "Amina Idrissi", "password2": "Amina Idrissi"}, "password1"),
        ({"password2": "another one"}, "password2"),
        ({"admin_email": "amina"}, "admin_email"),
        ({"language": "es"}, "language"),
    ],
)
def test_a_bad_answer_is_refused_beside_its_field_and_makes_nothing(
    client: Client, changes: dict[str, str], field: str
) -> None:
    page = answer(client, **changes)
    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert (Authority.objects.count(), User.objects.count()) == (0, 0)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("logo.svg", SVG, "This file is not a PNG, JPEG or WebP picture."),
        ("logo.png", SVG, "This file is not a PNG, JPEG or WebP picture."),
        ("logo.png", picture("GIF"), "This file is not a PNG, JPEG or WebP picture."),
        ("logo.png", picture("PNG")[:60], "This file is not a PNG, JPEG or WebP picture."),
        ("logo.png", picture("JPEG")[:-40], "This file is not a PNG, JPEG or WebP picture."),
        ("logo.png", picture("WEBP")[:-4], "This file is not a PNG, JPEG or WebP picture."),
        ("logo.png", picture("PNG") + b"0" * 2 * 1024 * 1024, "The logo is larger than 2 MB."),
    ],
    ids=["svg", "svg named png", "gif", "png cut short", "jpeg cut short", "webp cut short", "too large"],
)
def test_a_logo_is_judged_by_its_content(client: Client, name: str, content: bytes, sentence: str) -> None:
    page = answer(client, logo=SimpleUploadedFile(name, content, "image/png"))
    assert page.context["form"].errors == {"logo": [sentence]}
    assert Authority.objects.count() == 0


@pytest.mark.django_db
def test_a_logo_loses_its_metadata(client: Client) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    answer(client, logo=SimpleUploadedFile("logo.webp", picture("WEBP", exif=exif), "image/webp"))
    with Authority.objects.get().logo.open() as file:
        kept = file.read()
    assert (Image.open(io.BytesIO(kept)).info, b"taken at home" in kept) == ({}, False)


@pytest.mark.django_db
def test_a_post_without_a_token_is_refused() -> None:
    assert answer(Client(enforce_csrf_checks=True)).status_code == 403
    assert Authority.objects.count() == 0


@pytest.mark.django_db
def test_founding_twice_makes_one_authority() -> None:
    found(Authority(name_fr="Une"), User(email="one@example.ma", full_name="One"), "eight arches of stone")
    with pytest.raises(AlreadyFounded):
        found(Authority(name_fr="Deux"), User(email="two@example.ma", full_name="Two"), "eight arches of stone")
    assert [(a.name_fr, a.users.count()) for a in Authority.objects.all()] == [("Une", 1)]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's test database lives in one connection")
@pytest.mark.django_db(transaction=True)
def test_two_posts_at_once_make_one_authority() -> None:
    Group.objects.get_or_create(name="administrator")
    barrier, outcomes = threading.Barrier(2), []

    def run(number: int) -> None:
        try:
            barrier.wait(10)
            user = User(email=f"admin{number}@example.ma", full_name="Admin")
            found(Authority(name_fr=f"Commune {number}"), user, "eight arches of stone")
            outcomes.append("made")
        except AlreadyFounded:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in (1, 2)]
    [thread.start() for thread in threads]
    [thread.join(30) for thread in threads]
    assert (sorted(outcomes), Authority.objects.count(), User.objects.count()) == (["made", "refused"], 1, 1)
