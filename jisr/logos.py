"""Logos that people upload: judged by content, kept as plain PNG without anything else inside."""

import io
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_BYTES = 2 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 1200


def read_logo(upload: UploadedFile) -> ContentFile[bytes]:
    """Return the picture as a PNG of at most 1200 pixels a side, without metadata.

    Raises ValidationError when it is over 2 MB or no PNG, JPEG or WebP, whatever its name says.
    """
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(_("The logo is larger than 2 MB."), code="too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return ContentFile(_as_png(upload), name="logo.png")
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refusal() from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _refusal() from error


def _refusal() -> ValidationError:
    return ValidationError(_("This file is not a PNG, JPEG or WebP picture."), code="not_a_picture")


def _as_png(upload: UploadedFile) -> bytes:
    upload.seek(0)
    content = upload.read()
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        if picture.width * picture.height > MAX_PIXELS or not _is_whole(content, picture.format or ""):
            raise ValueError("too many pixels, or cut short")
        pixels = picture.convert("RGBA")
    pixels.thumbnail((MAX_SIDE, MAX_SIDE))
    clean = Image.frombytes("RGBA", pixels.size, pixels.tobytes())
    output = io.BytesIO()
    clean.save(output, "PNG", optimize=True)
    return output.getvalue()


def _is_whole(content: bytes, kind: str) -> bool:
    """Whether the file reaches its end mark: WeasyPrint makes Pillow accept pictures that are cut short."""
    if kind == "WEBP":
        return int.from_bytes(content[4:8], "little") + 8 <= len(content)
    return {"PNG": b"IEND", "JPEG": b"\xff\xd9"}[kind] in content
