"""Search by a part of a word, served by an index where the database has one."""

from django.db.migrations.operations.base import Operation


class AddTrigramIndex(Operation):
    """Index `search_text` of a table for LIKE '%word%' on PostgreSQL; SQLite reads the column."""

    reversible = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label, state) -> None:
        """Leave the models' state as it is: the index belongs to one database only."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        if schema_editor.connection.vendor == "postgresql":
            table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            schema_editor.execute(f"CREATE INDEX {table}_trigram ON {table} USING gin (search_text gin_trgm_ops)")

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        if schema_editor.connection.vendor == "postgresql":
            table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
            schema_editor.execute(f"DROP INDEX IF EXISTS {table}_trigram")

    def describe(self) -> str:
        return f"Index the search text of {self.model_name}"
