"""What the pages about accounts ask of the settings."""

from django import template
from django.conf import settings

from jisr.models import Activity
from jisr.pages.users_table import sentence_about_person

register = template.Library()


@register.simple_tag
def has_mail_server() -> bool:
    """Whether this installation can send e-mail."""
    return bool(settings.MAIL_SERVER)


@register.filter
def about_person(line: Activity) -> str:
    """What an activity line says about a person, in the reader's language."""
    return sentence_about_person(line)
