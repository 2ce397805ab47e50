from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jisr.fields import LanguageField

ORDER = ("fr", "ar", "en")


def reading_order() -> tuple[str, ...]:
    """The reader's language first, then French, Arabic, English."""
    first = (get_language() or "en")[:2]
    return (first, *(code for code in ORDER if code != first))


class Named(models.Model):
    """Names in the three languages, and in the original one where the text came in another."""

    name_ar = models.CharField(_("name in Arabic"), max_length=300, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=300, blank=True)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    name_original = models.CharField(_("name in another language"), max_length=300, blank=True)
    original_language = LanguageField(_("that language"), blank=True)

    NAME_FIELDS = ("name_ar", "name_fr", "name_en", "name_original", "original_language")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def has_a_name(model_name: str) -> models.CheckConstraint:
        """The rule that at least one of the names is filled, for the Meta of a concrete record."""
        return models.CheckConstraint(
            name=f"{model_name}_has_a_name",
            condition=~models.Q(name_ar="", name_fr="", name_en="", name_original=""),
            violation_error_message=_("Give the name in at least one language."),
        )

    def text(self, stem: str) -> tuple[str, str]:
        """Return (text, language code) of `stem` in the reader's language, else in the next one filled."""
        for code in reading_order():
            if value := getattr(self, f"{stem}_{code}"):
                return value, code
        return getattr(self, f"{stem}_original", ""), self.original_language

    @property
    def name(self) -> str:
        return self.text("name")[0]

    @property
    def name_lang(self) -> str:
        return self.text("name")[1]


class Described(Named):
    """A name and a description, each in the three languages."""

    description_ar = models.TextField(_("description in Arabic"), blank=True)
    description_fr = models.TextField(_("description in French"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    description_original = models.TextField(_("description in the other language"), blank=True)

    DESCRIPTION_FIELDS = ("description_ar", "description_fr", "description_en", "description_original")

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        return self.text("description")[0]

    @property
    def description_lang(self) -> str:
        return self.text("description")[1]
