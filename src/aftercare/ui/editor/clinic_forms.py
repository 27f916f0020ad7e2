"""The sections that are not about rules: who the clinic is, what it offers, and publishing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from aftercare.ui.editor.ports import PackBench
from aftercare.ui.editor.rows import ActRow, FieldKind, FieldRow, FormRows
from aftercare.ui.editor.treatment_words import treatment_names

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

CHOOSE_LOGO, REMOVE_LOGO = "choose-logo", "remove-logo"
PUBLISH_NOW, CHOOSE_KEY = "publish-now", "choose-key"


def clinic_form(bench: PackBench) -> FormRows:
    """Name, numbers and hours."""
    translate = QCoreApplication.translate
    clinic = bench.clinic
    fields = [
        _line("clinic.name", translate("Editor", "Name of the clinic"), clinic.get("name")),
        _line("clinic.short_name", translate("Editor", "Short name"), clinic.get("short_name")),
        _line(
            "clinic.author",
            translate("Editor", "Who answers for the rules"),
            clinic.get("author"),
            translate("Editor", "A clinician, such as Dr. Robin Ash."),
        ),
    ]
    phones = _table(clinic.get("phones"))
    for name, label, hours in (
        ("main", translate("Editor", "Main number"), translate("Editor", "When it answers")),
        ("after-hours", translate("Editor", "Number after hours"), translate("Editor", "When that one answers")),
    ):
        phone = _table(phones.get(name))
        fields += [
            _line(f"clinic.phones.{name}.number", label, phone.get("number")),
            _line(f"clinic.phones.{name}.when", hours, phone.get("when")),
        ]
    address = clinic.get("address")
    lines = ", ".join(map(str, address)) if isinstance(address, list) else address
    fields += [
        _line("clinic.address", translate("Editor", "Address"), lines),
        _line("clinic.country", translate("Editor", "Country, two letters"), clinic.get("country")),
        _line(
            "clinic.zone",
            translate("Editor", "Time zone"),
            clinic.get("zone"),
            translate("Editor", "Such as America/New_York."),
        ),
        _line("clinic.language", translate("Editor", "Language of your rules"), clinic.get("language")),
    ]
    hours_open = _table(clinic.get("hours"))
    help_text = translate("Editor", "Such as 08:00 to 17:00. Leave it empty if you are closed.")
    for weekday, label in zip(WEEKDAYS, _weekday_names(), strict=True):
        times = hours_open.get(weekday)
        value = " to ".join(map(str, times)) if isinstance(times, list) else ""
        fields.append(_line(f"clinic.hours.{weekday}", label, value, help_text if weekday == WEEKDAYS[0] else ""))
    title, line = translate("Editor", "Clinic and phones"), translate("Editor", "This is on every screen and sheet.")
    return FormRows("clinic", title, line, fields=(*fields, _logo(bench.logo)), acts=_logo_acts(bench.logo))


def _logo(logo: bytes | None) -> FieldRow:
    translate = QCoreApplication.translate
    label = translate("Editor", "Logo")
    if logo is None:
        return FieldRow("clinic.logo", FieldKind.NOTE, label, translate("Editor", "None. Your name stands there."))
    # Where a PNG picture says its size.
    width, height = (int.from_bytes(logo[at : at + 4], "big") for at in (16, 20))
    words = translate("Editor", "A picture of {width} by {height} pixels. The sheet under Print shows it.")
    return FieldRow("clinic.logo", FieldKind.NOTE, label, words.format(width=width, height=height))


def _logo_acts(logo: bytes | None) -> tuple[ActRow, ...]:
    translate = QCoreApplication.translate
    choosing = ActRow(CHOOSE_LOGO, translate("Editor", "Choose a logo"), "plus")
    return (choosing,) if logo is None else (choosing, ActRow(REMOVE_LOGO, translate("Editor", "No logo"), "x"))


def treatments_form(bench: PackBench) -> FormRows:
    """What the clinic offers, and how long it takes."""
    translate = QCoreApplication.translate
    given = bench.clinic.get("treatment")
    entries = [_table(entry) for entry in given] if isinstance(given, list) else []
    offered = {str(entry.get("kind")): entry for entry in entries}
    fields: list[FieldRow] = []
    for treatment, name in treatment_names().items():
        entry = offered.get(treatment.value)
        value = "yes" if entry is not None else ""
        fields.append(FieldRow(f"offer.{treatment.value}", FieldKind.SWITCH, name, value))
        if entry is not None:
            length = str(entry.get("visit_length") or "")
            label = translate("Editor", "How long a visit takes: {treatment}").format(treatment=name)
            help_text = translate("Editor", "Such as 90 minutes.")
            fields.append(FieldRow(f"visit.{treatment.value}", FieldKind.LINE, label, length, help_text))
    title, line = translate("Editor", "Treatments"), translate("Editor", "What you give, and how long a visit is.")
    return FormRows(f"treatments-{','.join(offered)}", title, line, fields=tuple(fields))


def publish_form(bench: PackBench, must_fix: int, key: str, told: str) -> FormRows:
    """The review, the version, and the button that signs."""
    translate = QCoreApplication.translate
    clinic = bench.clinic
    fields = [
        _line(
            "clinic.reviewed_on",
            translate("Editor", "A clinician read the rules on"),
            _day(clinic.get("reviewed_on")),
            translate("Editor", "Year, month and day: 2026-05-14."),
        ),
        _line("clinic.review_by", translate("Editor", "To be read again by"), _day(clinic.get("review_by"))),
        _line(
            "clinic.serial",
            translate("Editor", "Version"),
            clinic.get("serial"),
            translate("Editor", "Goes up by one with every version you hand out."),
        ),
    ]
    if clinic.get("sample") is True:
        words = translate("Editor", "This pack is marked as a sample, on every screen and sheet.")
        fields.append(FieldRow("clinic.sample", FieldKind.SWITCH, translate("Editor", "Sample"), "yes", words))
    label = translate("Editor", "Key file")
    fields.append(FieldRow("publish.key", FieldKind.NOTE, label, key or translate("Editor", "None chosen yet.")))
    fields.append(FieldRow("publish.passphrase", FieldKind.SECRET, translate("Editor", "Passphrase of the key")))
    if told:
        fields.append(FieldRow("publish.told", FieldKind.NOTE, translate("Editor", "What happened"), told))
    choosing = ActRow(CHOOSE_KEY, translate("Editor", "Choose the key file"), "lock")
    acts: tuple[ActRow, ...] = (choosing,)
    if must_fix:
        line = translate("Editor", "{n} must be fixed before you publish. See below.").format(n=must_fix)
    else:
        line = translate("Editor", "Nothing stands in the way. Signing makes the file for your patients.")
        acts = (ActRow(PUBLISH_NOW, translate("Editor", "Sign and publish"), "check", is_primary=True), choosing)
    form_id = f"publish-{bool(must_fix)}-{bool(told)}-{'sample' in clinic}"
    return FormRows(form_id, translate("Editor", "Check and publish"), line, fields=tuple(fields), acts=acts)


def _weekday_names() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("Editor", "Open on Monday"),
        translate("Editor", "Open on Tuesday"),
        translate("Editor", "Open on Wednesday"),
        translate("Editor", "Open on Thursday"),
        translate("Editor", "Open on Friday"),
        translate("Editor", "Open on Saturday"),
        translate("Editor", "Open on Sunday"),
    )


def _line(field_id: str, label: str, value: object, help_text: str = "") -> FieldRow:
    return FieldRow(field_id, FieldKind.LINE, label, "" if value is None else str(value), help_text)


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
