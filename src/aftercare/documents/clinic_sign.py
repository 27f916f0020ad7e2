"""The sign beside the clinic's name: its logo, or a disc with its initial."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from aftercare.documents.errors import LogoError
from aftercare.documents.paper import Area, mm
from aftercare.documents.pen import Pen
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import Typesetter, tidied

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

SIDE = 33.0
MAX_WIDTH = mm(32)
MAX_PIXELS = 4_000_000
LOGO_FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class ClinicSign:
    """The measured sign; without a picture and an initial there is none, and its sides are 0.

    Attributes:
        width: how wide it is.
        height: how tall it is.
        initial: capital for the disc, or empty.
        picture: the logo in greys, or None.
    """

    width: float = 0.0
    height: float = 0.0
    initial: str = ""
    picture: ImageReader | None = None

    def draw(self, pen: Pen, typesetter: Typesetter, left: float, top: float, says: str) -> None:
        """Draw it from its upper left corner; ``says`` is the clinic's name, for who does not see a logo.

        The initial is not read out, as the name stands beside it.
        """
        area = Area(left, top, self.width, self.height)
        if self.picture is not None:
            with pen.figure(says, area) if says else pen.furniture():
                pen.picture(self.picture, area)
        elif self.initial:
            pen.disc(area)
            letter_left = left + (self.width - typesetter.width(Role.INITIAL, self.initial)) / 2
            letter_top = top + (self.height - typesetter.height(Role.INITIAL)) / 2
            with pen.furniture():
                pen.text(Role.INITIAL, (self.initial,), letter_left, letter_top)


def clinic_sign(clinic: tuple[str, ...], logo: bytes | None) -> ClinicSign:
    """Return the sign of a clinic: its logo if it has one, else its initial.

    Raises:
        LogoError: if the logo is no PNG or JPEG picture, or has more than `MAX_PIXELS`.
    """
    if logo is not None:
        return _sign_with_logo(logo)
    letters = (character for line in clinic for character in tidied(line) if character.isalnum())
    initial = next(letters, "").upper()[:1]
    return ClinicSign(SIDE, SIDE, initial) if initial else ClinicSign()


def _sign_with_logo(logo: bytes) -> ClinicSign:
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(logo), formats=LOGO_FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise LogoError(f"it has {opened.width} x {opened.height} pixels")
            colours = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise LogoError(str(error)) from error
    on_paper = Image.new("RGBA", colours.size, "white")
    on_paper.alpha_composite(colours)
    scale = min(MAX_WIDTH / colours.width, SIDE / colours.height)
    return ClinicSign(
        width=colours.width * scale,
        height=colours.height * scale,
        picture=ImageReader(on_paper.convert("L")),
    )
