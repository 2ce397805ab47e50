"""The usual legal path of each kind of agreement for a Moroccan commune.

The delays are indicative defaults that the unit may change; each says where it comes from.
"""

VISA_SOURCE = "Délai d'usage du visa de l'autorité de contrôle : 20 jours calendaires (indicatif, à vérifier)."


def write_legal_paths(apps, schema_editor) -> None:
    """Give each kind its marks, its path and its required documents."""
