"""The only files a report may hold: our fonts, our stylesheets, and the pictures its caller hands over."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

STYLES = Path(__file__).resolve().parent / "sheets"
FONTS = {
    "plex-regular": ("fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-Regular.ttf"),
    "plex-medium": ("fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-Medium.ttf"),
    "plex-semibold": ("fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-SemiBold.ttf"),
    "amiri-regular": ("fontpkg_amiri", "Amiri-Regular.ttf"),
    "amiri-bold": ("fontpkg_amiri", "Amiri-Bold.ttf"),
}
TYPES = {".css": "text/css", ".ttf": "font/ttf"}


def registered_files(images: Mapping[str, bytes]) -> dict[str, tuple[bytes, str]]:
    """Every address a report may name, with its bytes and media type.

    Addresses are `jisr:font/NAME`, `jisr:css/FILE` and `jisr:image/NAME`; `images` maps a name to a picture's bytes.
    The type of a picture is left blank: it is told from its content.
    """
    ours = {
        f"jisr:font/{name}": _read(Path(str(files(package))) / "files" / file)
        for name, (package, file) in FONTS.items()
    }
    ours |= {f"jisr:css/{sheet.name}": _read(sheet) for sheet in STYLES.glob("*.css")}
    return ours | {f"jisr:image/{name}": (data, "") for name, data in images.items()}


@cache
def _read(path: Path) -> tuple[bytes, str]:
    return path.read_bytes(), TYPES[path.suffix]
