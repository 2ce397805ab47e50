"""Steps of a migration that take many changes at once, and how to migrate without losing time."""

import gc
from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.models import Field


def collect_rarely() -> None:
    """Migrating makes and drops many models; looking for garbage after each few of them is a quarter of its time."""
    gc.set_threshold(700_000, 20, 1000)


class Together(Operation):
    """Take steps that do not change the same column; a model made by a later one may lead to one made earlier.

    Django renders every related model anew after each single step, which on some forty tables that all lead to users
    and authorities takes half a minute; here they are rendered once.
    """

    reversible = True

    def __init__(self, steps: Sequence[Operation]) -> None:
        self.steps = steps

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for step in self.steps:
            step.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for step in self.steps:
            step.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for step in reversed(self.steps):
            step.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(step.describe() for step in self.steps)


class AddFields(Operation):
    """Add fields to tables that stand; related models are rendered once, and SQLite adds each as a column.

    Django copies the whole table on SQLite for a field with a default; here the default is left in the column, where
    nothing reads it. Not for unique fields.
    """

    reversible = True

    def __init__(self, fields: Sequence[tuple[str, str, Field]]) -> None:
        self.fields = fields

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        for model, name, field in self.fields:
            state.add_field(app_label, model, name, field, True)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model, name, _field in self.fields:
            table = from_state.apps.get_model(app_label, model)
            field = to_state.apps.get_model(app_label, model)._meta.get_field(name)
            if schema_editor.connection.vendor == "sqlite" and not field.null:
                self._add_column(schema_editor, table, field)
            else:
                schema_editor.add_field(table, field)

    @staticmethod
    def _add_column(schema_editor: Any, table: Any, field: Field) -> None:
        definition, values = schema_editor.column_sql(table, field, include_default=True)
        place = {
            "table": schema_editor.quote_name(table._meta.db_table),
            "column": schema_editor.quote_name(field.column),
        }
        written = definition % tuple(schema_editor.quote_value(value) for value in values)
        schema_editor.execute(schema_editor.sql_create_column % {**place, "definition": written})

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model, name, _field in reversed(self.fields):
            table = from_state.apps.get_model(app_label, model)
            schema_editor.remove_field(table, table._meta.get_field(name))

    def describe(self) -> str:
        return f"Add {', '.join(f'{model}.{name}' for model, name, _field in self.fields)}"
