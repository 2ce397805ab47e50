"""Static files under names that carry a hash of their content, compressed beside themselves."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Forgives packages, not us: their style sheets name source maps and pictures that we do not carry."""

    patterns = tuple(
        (glob, tuple(line for line in lines if "sourceMappingURL" not in str(line)))
        for glob, lines in CompressedManifestStaticFilesStorage.patterns
        if glob == "*.css"
    )

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        if content is None and name.startswith("vendor/") and not self.exists(filename or name):
            return name
        hashed: str = super().hashed_name(name, content, filename)
        return hashed
