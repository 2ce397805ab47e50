"""Projects in bulk, with the partners that fund them and two instalments each."""

from datetime import date, timedelta
from decimal import Decimal

from django.contrib.auth.models import Group

from funding.models import Instalment, Project, ProjectFunding
from jisr.models import Authority, User
from jisr.text import normalise
from partnerships.models import Partner

PLACES = ("Aourir", "Kénitra", "Tamazirt", "Ouarzazate", "Chefchaouen", "Larache", "Midelt", "Taounate")
WORKS = (
    ("Réseau d'eau potable", "شبكة الماء الصالح للشرب"),
    ("Tri des déchets", "فرز النفايات"),
    ("Transport scolaire", "النقل المدرسي"),
    ("Éclairage solaire", "الإنارة الشمسية"),
    ("Maison de la culture", "دار الثقافة"),
)
CURRENCIES = ("EUR", "USD", "MAD")
CHUNK = 2000


def make_reader() -> User:
    """The head of a unit, who may see everything of one authority."""
    authority, _made = Authority.objects.get_or_create(name_fr="Commune de Tamazirt")
    user, made = User.objects.get_or_create(
        email="head@example.org", defaults={"authority": authority, "full_name": "Head", "language": "fr"}
    )
    if made:
        user.groups.set(Group.objects.filter(name__in=["head", "finance"]))
    return user


def grow_to(size: int, user: User) -> None:
    """Add projects, each with a funding and two instalments, until there are `size`."""
    partners = _partners(user)
    start = Project.objects.filter(authority=user.authority).count()
    for first in range(start, size, CHUNK):
        numbers = range(first, min(first + CHUNK, size))
        projects = Project.objects.bulk_create([_project(number, user) for number in numbers])
        ProjectFunding.objects.bulk_create(
            ProjectFunding(
                project=project,
                funder=partners[number % len(partners)],
                amount=Decimal(number % 900 + 100) * 1000,
                currency=CURRENCIES[number % 3],
            )
            for number, project in zip(numbers, projects, strict=True)
        )
        Instalment.objects.bulk_create(
            _instalment(number, half, project, partners, user)
            for number, project in zip(numbers, projects, strict=True)
            for half in (0, 1)
        )


def _partners(user: User) -> list[Partner]:
    missing = 200 - Partner.objects.visible_to(user).count()
    for number in range(max(missing, 0)):
        Partner(authority=user.authority, name_fr=f"Partenaire {number}", kind="ingo", country="FR").store(by=user)
    return list(Partner.objects.visible_to(user))


def _project(number: int, user: User) -> Project:
    french, arabic = WORKS[number % len(WORKS)]
    place = PLACES[number % len(PLACES)]
    project = Project(
        authority=user.authority,
        reference=f"PRJ-2025-{number:06d}",
        name_fr=f"{french} {place} {number}",
        name_ar=f"{arabic} {number}",
        donor_number=f"ENI/{number}",
        state=("preparation", "running", "completed")[number % 3],
        starts_on=date(2025, 1, 1) + timedelta(days=number % 365),
        owner=user,
    )
    project.search_text = normalise(f"{project.reference} {project.donor_number} {project.name_fr} {project.name_ar}")
    return project


def _instalment(number: int, half: int, project: Project, partners: list[Partner], user: User) -> Instalment:
    reference = f"INS-2025-{number * 2 + half:07d}"
    return Instalment(
        authority=user.authority,
        reference=reference,
        project=project,
        funder=partners[number % len(partners)],
        due_on=date(2025, 6, 1) + timedelta(days=number % 700),
        amount=Decimal(number % 900 + 100) * 500,
        currency=CURRENCIES[number % 3],
        search_text=normalise(f"{reference} {project.search_text}"),
    )
