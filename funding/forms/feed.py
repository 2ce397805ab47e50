"""What the pages of feeds ask for."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from funding.feeds.addresses import place_of
from funding.feeds.failures import FeedFailure
from funding.feeds.fetching import MAX_BYTES
from funding.feeds.reading import read_feed
from funding.models import Feed
from jisr.forms import RecordForm, callback
from jisr.models import Named


class FeedForm(RecordForm):
    GROUPS = (
        (_("Name"), Named.NAME_FIELDS),
        (_("Where its calls come from"), ("url", "partner")),
        (_("How it is read"), ("is_on", "every_hours", "words")),
    )

    class Meta:
        model = Feed
        fields = (*Named.NAME_FIELDS, "url", "partner", "is_on", "every_hours", "words")
        formfield_callback = callback

    def clean_url(self) -> str:
        """An address that would never be read is refused while it is typed."""
        url: str = self.cleaned_data["url"]
        try:
            if url:
                place_of(url)
        except FeedFailure as failure:
            raise ValidationError(str(failure)) from failure
        return url


class FeedFileForm(forms.Form):
    """An RSS or Atom file, judged by what it holds."""

    file = forms.FileField(
        label=_("RSS or Atom file"),
        widget=forms.FileInput({"accept": ".xml,.rss,.atom,application/rss+xml,application/atom+xml,application/xml"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            size = MAX_BYTES // 1024 // 1024
            raise ValidationError(_("The file is larger than %(size)s MB."), params={"size": size})
        try:
            read_feed(file.read())
        except FeedFailure as failure:
            raise ValidationError(str(failure)) from failure
        file.seek(0)
        file.name = "feed.xml"
        return file


class InboxForm(forms.Form):
    """Which of the waiting calls are shown."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput({"type": "search", "dir": "auto", "class": "form-control"}),
    )
    feed = forms.ModelChoiceField(
        Feed.objects.none(),
        label=_("Feed of calls"),
        required=False,
        empty_label=_("Any feed"),
        widget=forms.Select({"class": "form-select"}),
    )
    shown = forms.ChoiceField(
        label=_("Shown"),
        required=False,
        choices=[("", _("Waiting")), ("aside", pgettext_lazy("call", "Set aside")), ("taken", _("Taken over"))],
        widget=forms.Select({"class": "form-select"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feed"].queryset = Feed.objects.visible_to(user)
