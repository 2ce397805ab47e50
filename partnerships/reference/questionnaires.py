"""A first questionnaire on a partner's capacity and reliability, to be changed by the unit."""


def write_questionnaires(apps, schema_editor) -> None:
    """Add the questionnaire with its questions."""
