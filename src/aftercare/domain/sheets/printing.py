"""What a sheet is made from, and what every page of it carries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from aftercare.domain.checklist import CallBox, Code
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.plan import Plan
from aftercare.domain.sheets.sheet import Stationery
from aftercare.domain.sheets.words import SheetWords
from aftercare.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Printing:
    """One print.

    Attributes:
        plan: the plan of the session the sheet is about.
        words: the words of sheets.
        printed_at: when it is printed.
        course: the plans of all sessions, as a neighbouring one may forbid longer; empty for this plan alone.
        replaces: the day of the sheet it takes the place of; None for the first one.
    """

    plan: Plan
    words: SheetWords
    printed_at: datetime
    course: tuple[Plan, ...] = ()
    replaces: date | None = None

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of the course."""
        return self.course or (self.plan,)

    @property
    def wording(self) -> Wording:
        """How times and days are said."""
        return self.plan.wording

    @property
    def patient(self) -> str:
        """The patient's first name, or what stands for it within a sentence."""
        return self.plan.facts.name or self.words.phrases["the_patient"]

    @property
    def treatment(self) -> str:
        """The treatment by its plain name."""
        value = self.plan.session.treatment.value
        return self.plan.names.get(value, value)

    @property
    def day(self) -> str:
        """The day of the session: "Thursday, May 14"."""
        return self.wording.day(self.plan.session_day())

    @property
    def weekday(self) -> str:
        """The weekday of the session."""
        return self.wording.weekday(self.plan.session_day())

    def say(self, phrase: str, **marks: str) -> str:
        """One phrase of the sheets, begun with a capital where a name that is filled in begins it."""
        text = self.words.say(phrase, **marks)
        return text[:1].upper() + text[1:]

    def clock(self, moment: datetime) -> str:
        """A moment as the clinic's clock shows it."""
        return self.wording.clock_time(self.plan.local(moment).time())

    def moment(self, moment: datetime) -> str:
        """A moment, with its day where that is not the session's."""
        return self.wording.moment(self.plan.local(moment), self.plan.session_day(), near=False)


def stationery(printing: Printing) -> Stationery:
    """What every page of a sheet carries."""
    plan, wording = printing.plan, printing.wording
    printed = plan.local(printing.printed_at)
    replaces = printing.replaces
    return Stationery(
        language=wording.language,
        clinic=clinic_lines(plan.clinic),
        calls=call_boxes(plan),
        small_print=(plan.disclaimer, source_line(plan)),
        printed=wording.say(
            "sheet_printed", date=wording.date_of(printed.date()), time=wording.clock_time(printed.time())
        ),
        plan_number=wording.say("sheet_plan", number=plan.number),
        replaces=printing.say("replaces", date=wording.date_of(replaces)) if replaces else "",
        marks=sheet_marks(plan),
        page_words=wording.phrases["sheet_page"],
        name_words=wording.phrases["sheet_name"],
        code=phone_code(plan, printing.words),
    )


def clinic_lines(clinic: ClinicPack | None) -> tuple[str, ...]:
    """The clinic's name in one or two lines; none without a clinic."""
    if clinic is None:
        return ()
    if clinic.name.startswith(f"{clinic.short_name} "):
        return (clinic.short_name, clinic.name[len(clinic.short_name) + 1 :])
    return (clinic.name,)


def subtitle(plan: Plan) -> str:
    """The treatment and which session it is: "IV infusion, session 4 of 6"."""
    session, wording = plan.session, plan.wording
    treatment = plan.names.get(session.treatment.value, session.treatment.value)
    if session.number is None:
        return wording.say("sheet_subtitle_plain", treatment=treatment)
    number = str(session.number)
    if session.of is None:
        return wording.say("sheet_subtitle", treatment=treatment, number=number)
    return wording.say("sheet_subtitle_of", treatment=treatment, number=number, of=str(session.of))


def call_boxes(plan: Plan) -> tuple[CallBox, ...]:
    """The numbers at the foot of every page; one that is not known is a line to write on."""
    wording, clinic, numbers = plan.wording, plan.clinic, plan.help_numbers
    boxes: list[CallBox] = []
    main = clinic.phone("main") if clinic else None
    if main is not None:
        label = wording.phrases["sheet_call_clinic"]
        boxes.append(CallBox(f"{label}, {main.when}" if main.when else label, main.number))
    after = clinic.phone("after-hours") if clinic else None
    if after is not None:
        boxes.append(CallBox(wording.phrases["sheet_call_after_hours"], after.number))
    if not boxes:
        boxes.append(CallBox(wording.phrases["sheet_call_clinic"], ""))
    boxes.append(CallBox(wording.phrases["sheet_emergency"], numbers.emergency, is_urgent=True))
    boxes.append(CallBox(wording.phrases["sheet_crisis"], numbers.crisis, is_urgent=True))
    return tuple(boxes)


def source_line(plan: Plan) -> str:
    """Whose rules these are, and which version of them."""
    if plan.clinic is None:
        return plan.wording.phrases["sheet_source_general"]
    return plan.wording.say("sheet_source", clinic=plan.clinic.short_name, serial=str(plan.clinic.serial))


def sheet_marks(plan: Plan) -> tuple[str, ...]:
    """Banners: a sample, or a draft that no clinic signed."""
    clinic, phrases = plan.clinic, plan.wording.phrases
    if clinic is None:
        return ()
    marks = ((phrases["sheet_sample"], clinic.is_sample), (phrases["sheet_draft"], not clinic.is_signed))
    return tuple(mark for mark, is_on in marks if is_on)


def phone_code(plan: Plan, words: SheetWords) -> Code | None:
    """A code that calls the clinic. There is none for emergency numbers: those are not to be called by accident."""
    main = plan.clinic.phone("main") if plan.clinic else None
    digits = "".join(sign for sign in (main.number if main else "") if sign.isdigit() or sign == "+")
    if main is None or plan.clinic is None or not digits:
        return None
    alt = words.say("code_alt", clinic=plan.clinic.short_name, number=main.number)
    return Code(f"tel:{digits}", words.phrases["code_caption"], alt)
