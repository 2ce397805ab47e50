"""Two people inside one form, both from its first version."""

FORMSETS = ("identifiers", "themes")
EMPTY = {f"{row}-{name}": "0" for row in FORMSETS for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
FIELDS = {"name_fr": "PNUD", "kind": "un", "preferred_language": "fr", "acronym": "A", "city": "Rabat", **EMPTY}


def rows(prefix, *given, initial=0):
    """What a browser sends for the rows of a kind."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(given)), f"{prefix}-INITIAL_FORMS": str(initial)}
    return sent | {
        f"{prefix}-{number}-{name}": str(value) for number, row in enumerate(given) for name, value in row.items()
    }


def clash(client, record, theirs, mine, fields=FIELDS):
    """A colleague saves `theirs`, then `mine` is sent from the page of version 1; returns the answer and the data."""
    assert client.post(record.url_for("update"), {**fields, "version": "1", **theirs}).status_code == 302
    sent = {**fields, "version": "1", **mine}
    answer = client.post(record.url_for("update"), sent)
    assert answer.status_code == 409
    return answer, sent


def shown(answer):
    """What the browser sends when the page of the answer is saved as it is shown."""
    form = answer.context["form"]
    parts = [form, *(part for formset in form.formsets for part in (formset.management_form, *formset.forms))]
    sent = {bound.html_name: bound.value() for part in parts for bound in part}
    choices = {one.choice: one.keep for one in form.conflicts}
    return {name: value for name, value in (sent | choices).items() if value not in (None, False)}


def send(client, record, answer, **choices):
    """Save the page of the answer with these choices; returns the next answer."""
    named = {f"keep-{name.replace('__', '-')}": value for name, value in choices.items()}
    return client.post(record.url_for("update"), shown(answer) | named)
