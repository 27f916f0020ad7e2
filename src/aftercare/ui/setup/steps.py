"""What each step of the first run asks, but for the clinic and the appointment, which have modules of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.plan import MilestoneKind, Plan
from aftercare.domain.setup import STEPS, SetupAnswers, SetupStep
from aftercare.domain.treatment import Treatment
from aftercare.ui.appointment.form_blocks import full_moment
from aftercare.ui.appointment.ports import SessionDesk
from aftercare.ui.form.blocks import (
    Block,
    ButtonItem,
    ButtonsBlock,
    ChoiceBlock,
    FactsBlock,
    FieldBlock,
    Option,
    SayBlock,
    StepBlock,
    SwitchBlock,
    Tone,
)
from aftercare.ui.setup.ports import ReminderCheck, SetupLook
from aftercare.ui.setup.rows import StepRow, StepState

LANGUAGE, TEXT, TREATMENT = "language", "text-size", "treatment"
DRIVER_NAME, DRIVER_PHONE, DRIVER_STATUS = "driver-name", "driver-phone", "driver-status"
SAW, AGAIN, PRIVATE, LOGIN, POPUP, PRINT = "saw", "again", "private", "login", "popup", "print"
YES, NO = "yes", "no"
_ICONS = {
    Treatment.IV_INFUSION: "stethoscope",
    Treatment.IM_INJECTION: "stethoscope",
    Treatment.ESKETAMINE_NASAL: "spray-can",
    Treatment.ORAL: "pill",
}
_MOST_FACTS = 4


def step_name(step: SetupStep) -> str:
    """The name of a step in the list."""
    translate = QCoreApplication.translate
    return {
        SetupStep.LANGUAGE: translate("Setup", "Language"),
        SetupStep.CLINIC: translate("Setup", "Your clinic"),
        SetupStep.TREATMENT: translate("Setup", "Treatment"),
        SetupStep.APPOINTMENT: translate("Setup", "Appointment"),
        SetupStep.DRIVER: translate("Setup", "Driver"),
        SetupStep.REMINDERS: translate("Setup", "Reminders"),
        SetupStep.PRINT: translate("Setup", "Print"),
    }[step]


def step_rows(now: SetupStep) -> tuple[StepRow, ...]:
    """All steps, as they stand on one of them."""
    translate = QCoreApplication.translate
    rows: list[StepRow] = []
    for step in STEPS:
        name = step_name(step)
        if step is now:
            state, spoken = StepState.NOW, translate("Setup", "Step {number}, {name}, now")
        elif step.number < now.number:
            state, spoken = StepState.DONE, translate("Setup", "Step {number}, {name}, done")
        else:
            state, spoken = StepState.LATER, translate("Setup", "Step {number}, {name}, to come")
        number = str(step.number)
        rows.append(StepRow(number, name, state, spoken.format(number=number, name=name)))
    return tuple(rows)


def language_blocks(look: SetupLook) -> tuple[Block, ...]:
    """The language, and how large the text is."""
    translate = QCoreApplication.translate
    percent = translate("Setup", "{percent} %").format(percent=look.text_percent)
    only = translate(
        "Setup", "Aftercare speaks English so far. Your clinic’s own file may have words in more languages."
    )
    return (
        ChoiceBlock(
            LANGUAGE,
            translate("Setup", "Language"),
            (Option("en", translate("Setup", "English"), icon="languages"),),
            "en",
            is_asked_above=True,
        ),
        SayBlock(only, Tone.QUIET),
        StepBlock(
            TEXT,
            translate("Setup", "How large should the text be?"),
            percent,
            translate("Setup", "Smaller text, now {percent}").format(percent=percent),
            translate("Setup", "Larger text, now {percent}").format(percent=percent),
        ),
    )


def treatment_blocks(desk: SessionDesk, chosen: Treatment | None, *, is_missing: bool) -> tuple[Block, ...]:
    """The treatments the clinic offers."""
    translate = QCoreApplication.translate
    options = tuple(
        Option(one.value, desk.treatment_name(one), _treatment_line(one), _ICONS[one]) for one in desk.treatments()
    )
    asked = translate("Setup", "Which treatment do you have?")
    choice = ChoiceBlock(TREATMENT, asked, options, chosen.value if chosen else "", is_asked_above=True)
    return (choice, *missing(is_missing))


def _treatment_line(treatment: Treatment) -> str:
    translate = QCoreApplication.translate
    return {
        Treatment.IV_INFUSION: translate("Setup", "A drip into a vein in your arm"),
        Treatment.IM_INJECTION: translate("Setup", "A shot into a muscle"),
        Treatment.ESKETAMINE_NASAL: translate("Setup", "A spray into your nose, at the clinic"),
        Treatment.ORAL: translate("Setup", "A tablet or lozenge in your mouth"),
    }[treatment]


def driver_blocks(answers: SetupAnswers) -> tuple[Block, ...]:
    """Who takes the patient home. All of it may stay empty."""
    translate = QCoreApplication.translate
    return (
        FieldBlock(DRIVER_NAME, translate("Setup", "First name"), answers.driver_name, longest=40),
        FieldBlock(DRIVER_PHONE, translate("Setup", "Phone number"), answers.driver_phone, longest=40),
        ChoiceBlock(
            DRIVER_STATUS,
            translate("Setup", "Did they say yes?"),
            (
                Option(DriverStatus.NOT_ARRANGED.value, translate("Setup", "Not asked yet")),
                Option(DriverStatus.ASKED.value, translate("Setup", "Asked, no answer yet")),
                Option(DriverStatus.CONFIRMED.value, translate("Setup", "Yes, they will drive me")),
            ),
            answers.driver_status.value,
        ),
        SayBlock(translate("Setup", "No driver yet? Leave this empty. We remind you in time."), Tone.QUIET, "info"),
    )


def reminder_blocks(check: ReminderCheck, saw: bool | None) -> tuple[Block, ...]:
    """Whether the test reminder was seen, and how reminders come."""
    translate = QCoreApplication.translate
    blocks: list[Block] = [
        ChoiceBlock(
            SAW,
            translate("Setup", "Did you see the test reminder?"),
            (
                Option(YES, translate("Setup", "Yes, I saw it"), icon="check"),
                Option(NO, translate("Setup", "No, nothing came"), translate("Setup", "We show you what to do."), "x"),
            ),
            {True: YES, False: NO}.get(saw, "") if saw is not None else "",
        )
    ]
    if saw is False:
        template = translate("Setup", "{number}. {step}")
        steps = (template.format(number=number, step=step) for number, step in enumerate(check.steps(), start=1))
        blocks += [SayBlock(step) for step in steps]
        own = translate("Setup", "Use Aftercare’s own pop-up. It stays until you close it.")
        blocks.append(SwitchBlock(POPUP, own, check.is_on(POPUP)))
        net = translate("Setup", "You can go on. Print the checklist at the end: paper works without this computer.")
        blocks.append(SayBlock(net, Tone.QUIET, "printer"))
    again = ButtonItem(AGAIN, translate("Setup", "Send the test again"), "bell-ring")
    blocks += [
        ButtonsBlock((again,)),
        SwitchBlock(PRIVATE, translate("Setup", "Keep it private: say only “Appointment prep”"), check.is_on(PRIVATE)),
        SwitchBlock(LOGIN, translate("Setup", "Open Aftercare when the computer starts"), check.is_on(LOGIN)),
    ]
    quiet = check.quiet_words()
    if quiet:
        said = translate("Setup", "Quiet {hours}. You can change that in Settings.").format(hours=quiet)
        blocks.append(SayBlock(said, Tone.QUIET, "moon"))
    asleep = translate("Setup", "A computer that is asleep can’t remind you. Keep the paper in sight.")
    return (*blocks, SayBlock(asleep, Tone.QUIET, "info"))


def print_blocks(plan: Plan | None) -> tuple[Block, ...]:
    """The plan in short, and the checklist on paper."""
    translate = QCoreApplication.translate
    if plan is None:
        none = translate("Setup", "You have no date yet. Once you know it, press “Add a session” on Today.")
        later = translate("Setup", "Your checklist and reminders come with it.")
        return (SayBlock(none, icon="calendar"), SayBlock(later, Tone.QUIET))
    rows = [(translate("Setup", "Session starts"), full_moment(plan, plan.session.planned_start))]
    if plan.arrives is not None:
        rows.append((translate("Setup", "Be there at"), full_moment(plan, plan.arrives)))
    cuts = [one for one in plan.milestones if one.kind is MilestoneKind.CUT_OFF]
    rows += [(one.label, full_moment(plan, one.at)) for one in cuts[-_MOST_FACTS:]]
    blocks: list[Block] = [
        FactsBlock(translate("Setup", "Your next session"), tuple(rows)),
        ButtonsBlock((ButtonItem(PRINT, translate("Setup", "Print my checklist"), "printer", is_main=True),)),
    ]
    return (*blocks, SayBlock(plan.disclaimer, Tone.QUIET, "info"))


def missing(is_missing: bool) -> Sequence[Block]:
    """What is said when the person wants to go on and has chosen nothing."""
    words = QCoreApplication.translate("Setup", "Choose one to go on.")
    return (SayBlock(words, Tone.CARE, "hand"),) if is_missing else ()


def titled(step: SetupStep) -> tuple[str, str]:
    """Title and sentence of a step whose title does not depend on anything."""
    translate = QCoreApplication.translate
    return {
        SetupStep.LANGUAGE: (
            translate("Setup", "Welcome"),
            translate("Setup", "Let’s make your plan. You need one date."),
        ),
        SetupStep.CLINIC: (
            translate("Setup", "Which clinic treats you?"),
            translate("Setup", "Your clinic’s own rules and phone numbers come first."),
        ),
        SetupStep.TREATMENT: (
            translate("Setup", "Which treatment do you have?"),
            translate("Setup", "Each one has its own times."),
        ),
        SetupStep.APPOINTMENT: (
            translate("Setup", "When is your first session?"),
            translate("Setup", "Choose the day, then the time. Check it against your letter."),
        ),
        SetupStep.DRIVER: (
            translate("Setup", "Who takes you home?"),
            translate("Setup", "You must not drive yourself. You can fill this in later."),
        ),
        SetupStep.REMINDERS: (
            translate("Setup", "Let’s test your reminders"),
            translate("Setup", "We just sent a test. It should be on your screen now."),
        ),
        SetupStep.PRINT: (
            translate("Setup", "You are set up"),
            translate("Setup", "Print your checklist. Paper works when the computer is off."),
        ),
    }[step]
