"""The head of every page: the clinic, marks such as "Draft", and whose sheet it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aftercare.documents.clinic_sign import ClinicSign
from aftercare.documents.paper import LIVE_WIDTH, Area, mm
from aftercare.documents.pen import FRAME, Pen
from aftercare.documents.structure import Tag
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import Typesetter
from aftercare.domain.sheets.sheet import Sheet

SHARE_OF_A_SIDE = 0.4
SIGN_GAP = 9.0
SPACE_ABOVE_RULE = 6.5
WRITING_LINE = mm(52)
WRITING_GAP = 5.0
MARK_GAP = 14.0
MARK_SIDE, MARK_TOP = 8.0, 3.0


@dataclass(frozen=True, slots=True)
class Header:
    """The measured head of a page.

    Attributes:
        typesetter: what it was measured with.
        sign: the clinic's sign.
        clinic: lines of the clinic's name; none for a line to write on.
        patient: lines of the patient's name; none for a line to write on.
        name_label: lines before that line to write on.
        subtitle: lines below the name.
        marks: lines of the banner.
        logo_words: what the logo is, for who does not see it.
    """

    typesetter: Typesetter
    sign: ClinicSign
    clinic: tuple[str, ...]
    patient: tuple[str, ...]
    name_label: tuple[str, ...]
    subtitle: tuple[str, ...]
    marks: tuple[str, ...]
    logo_words: str

    @property
    def height(self) -> float:
        """The height down to the lower edge of its rule."""
        return self._inner_height + SPACE_ABOVE_RULE + FRAME

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it over the whole width."""
        middle = top + self._inner_height / 2
        self.sign.draw(pen, self.typesetter, left, middle - self.sign.height / 2, self.logo_words)
        self._draw_clinic(pen, left + self._sign_width, middle - self._clinic_height / 2)
        if self.marks:
            self._draw_marks(pen, left, middle - self._marks_height / 2)
        self._draw_owner(pen, left + LIVE_WIDTH, middle - self._owner_height / 2)
        pen.rule(left, left + LIVE_WIDTH, top + self.height - FRAME / 2)

    @property
    def room_for_marks(self) -> float:
        """The width left for the text of the marks between clinic and patient."""
        return LIVE_WIDTH - self._clinic_width - self._owner_width - 2 * (MARK_GAP + MARK_SIDE)

    @property
    def _inner_height(self) -> float:
        return max(self.sign.height, self._clinic_height, self._owner_height, self._marks_height)

    @property
    def _clinic_height(self) -> float:
        return self.typesetter.height(Role.CLINIC, max(1, len(self.clinic)))

    @property
    def _name_height(self) -> float:
        return self.typesetter.height(Role.PATIENT, max(1, len(self.patient or self.name_label)))

    @property
    def _owner_height(self) -> float:
        return self._name_height + self.typesetter.height(Role.SUBTITLE, len(self.subtitle))

    @property
    def _marks_height(self) -> float:
        return self.typesetter.height(Role.MARK, len(self.marks)) + 2 * MARK_TOP if self.marks else 0.0

    @property
    def _sign_width(self) -> float:
        return self.sign.width + SIGN_GAP if self.sign.width else 0.0

    @property
    def _clinic_width(self) -> float:
        name = self.typesetter.widest(Role.CLINIC, self.clinic) if self.clinic else WRITING_LINE
        return self._sign_width + name

    @property
    def _owner_width(self) -> float:
        name = self.typesetter.widest(Role.PATIENT, self.patient)
        if not self.patient:
            name = self.typesetter.widest(Role.PATIENT, self.name_label) + WRITING_GAP + WRITING_LINE
        return max(name, self.typesetter.widest(Role.SUBTITLE, self.subtitle))

    def _draw_clinic(self, pen: Pen, left: float, top: float) -> None:
        with pen.element(Tag.P):
            pen.text(Role.CLINIC, self.clinic, left, top)
        if not self.clinic:
            pen.writing_line(left, left + WRITING_LINE, top + self._clinic_height)

    def _draw_marks(self, pen: Pen, left: float, top: float) -> None:
        width = self.typesetter.widest(Role.MARK, self.marks) + 2 * MARK_SIDE
        mark_left = left + self._clinic_width + (self.room_for_marks + 2 * (MARK_GAP + MARK_SIDE) - width) / 2
        pen.frame(Area(mark_left, top, width, self._marks_height))
        with pen.element(Tag.P):
            pen.text(Role.MARK, self.marks, mark_left + MARK_SIDE, top + MARK_TOP)

    def _draw_owner(self, pen: Pen, right: float, top: float) -> None:
        below_name = top + self._name_height
        if not self.patient:
            pen.writing_line(right - WRITING_LINE, right, below_name - FRAME)
        with pen.element(Tag.P):
            if self.patient:
                pen.text_to_the_left_of(Role.PATIENT, self.patient, right, top)
            else:
                label_right = right - WRITING_LINE - WRITING_GAP
                pen.text_to_the_left_of(Role.PATIENT, self.name_label, label_right, top)
        with pen.element(Tag.P):
            pen.text_to_the_left_of(Role.SUBTITLE, self.subtitle, right, below_name)


def measured_header(sheet: Sheet, typesetter: Typesetter, sign: ClinicSign) -> Header:
    """Return the head of the pages of a sheet.

    Clinic and patient take two fifths of the width at most, so that marks always find room between them.
    """
    side = LIVE_WIDTH * SHARE_OF_A_SIDE
    sign_width = sign.width + SIGN_GAP if sign.width else 0.0
    header = Header(
        typesetter=typesetter,
        sign=sign,
        clinic=typesetter.paragraphs(Role.CLINIC, sheet.stationery.clinic, side - sign_width),
        patient=typesetter.lines(Role.PATIENT, sheet.owner, side),
        name_label=typesetter.lines(Role.PATIENT, sheet.stationery.name_words, side - WRITING_LINE - WRITING_GAP),
        subtitle=typesetter.lines(Role.SUBTITLE, sheet.owner_line, side),
        marks=(),
        logo_words=" ".join(sheet.stationery.clinic),
    )
    marks = typesetter.paragraphs(Role.MARK, sheet.stationery.marks, header.room_for_marks)
    return replace(header, marks=marks)
