"""Records begun from another one, which the address names."""

from jisr.begun import begin_url, begun_from, list_url

__all__ = ["begin_url", "begun_from", "list_url"]
