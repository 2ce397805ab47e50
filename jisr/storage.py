"""Static files under names that carry a hash of their content, compressed beside themselves."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Rewrites only `url()` and `@import` of style sheets: packages ship source-map lines that lead nowhere."""

    patterns = tuple(
        (glob, tuple(line for line in lines if "sourceMappingURL" not in str(line)))
        for glob, lines in CompressedManifestStaticFilesStorage.patterns
        if glob == "*.css"
    )
