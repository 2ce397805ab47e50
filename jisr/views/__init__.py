"""The screens of every record: list, detail, create, update, archive or delete, and the move of a state."""

from .reading import DetailScreen, ListScreen
from .screen import Screen
from .writing import CreateScreen, FormScreen, MoveScreen, RemoveScreen, UpdateScreen

__all__ = [
    "CreateScreen",
    "DetailScreen",
    "FormScreen",
    "ListScreen",
    "MoveScreen",
    "RemoveScreen",
    "Screen",
    "UpdateScreen",
]
