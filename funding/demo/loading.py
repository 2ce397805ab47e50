"""Loads the demonstration, whole or not at all."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from jisr.models import Authority

from .backdating import backdate
from .carried_out import plan_agreements, plan_projects
from .emblem import draw_emblem
from .money import plan_rates
from .partners import plan_contacts, plan_partners
from .people import make_authority, make_users
from .pipeline import plan_opportunities, plan_proposals
from .preparation import plan_preparation
from .relations import plan_assessments, plan_exchanges, plan_obligations
from .story import Story


def demonstrations() -> list[Authority]:
    """The demonstration authorities in this database: none or one."""
    return list(Authority.objects.filter(is_demo=True))


@transaction.atomic
def load(today: date, say: Callable[[str], None]) -> Authority:
    """Make the commune, its accounts and its year up to `today`; `say` hears how far it is."""
    authority = make_authority()
    story = Story(authority, make_users(authority), today)
    plan_rates(story)
    plan_partners(story)
    plan_contacts(story)
    plan_opportunities(story)
    plan_proposals(story)
    plan_preparation(story)
    plan_agreements(story)
    plan_projects(story)
    plan_exchanges(story)
    plan_obligations(story)
    plan_assessments(story)
    story.play(say)
    backdate(story)
    authority.logo.save("emblem.png", draw_emblem())
    return authority
