"""The emblem of the commune that does not exist: a sun over a hill and an argan tree."""

import io

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIDE = 480
GREEN, SAND, SUN, BLUE, WHITE = "#1f6f54", "#d9b36c", "#e08a2e", "#dcebf2", "#ffffff"


def draw_emblem() -> ContentFile[bytes]:
    """Return a square PNG of 480 pixels a side, transparent around the seal."""
    picture = Image.new("RGBA", (SIDE * 2, SIDE * 2), (0, 0, 0, 0))
    _draw_seal(picture)
    _draw_tree(ImageDraw.Draw(picture))
    output = io.BytesIO()
    picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(output, "PNG", optimize=True)
    return ContentFile(output.getvalue(), name="emblem.png")


def _draw_seal(picture: Image.Image) -> None:
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).ellipse((60, 60, 900, 900), fill=255)
    scene = Image.new("RGBA", picture.size, BLUE)
    brush = ImageDraw.Draw(scene)
    brush.ellipse((560, 200, 740, 380), fill=SUN)
    brush.polygon([(0, 700), (280, 420), (470, 600), (700, 380), (960, 640), (960, 960), (0, 960)], fill=SAND)
    brush.ellipse((-200, 640, 1160, 1400), fill=GREEN)
    frame = ImageDraw.Draw(picture)
    frame.ellipse((0, 0, 959, 959), fill=GREEN)
    frame.ellipse((36, 36, 923, 923), fill=WHITE)
    picture.paste(scene, mask=mask)


def _draw_tree(brush: ImageDraw.ImageDraw) -> None:
    brush.polygon([(410, 760), (440, 560), (480, 560), (500, 760)], fill="#6b4a2b")
    for left, top, right, bottom in ((250, 400, 480, 580), (380, 340, 600, 560), (450, 420, 660, 590)):
        brush.ellipse((left, top, right, bottom), fill="#2f8f63", outline=WHITE, width=6)
