"""Reads for whom a rule holds."""

from __future__ import annotations

from aftercare.content.table_reader import TableReader
from aftercare.content.vocabulary import Vocabulary
from aftercare.domain.condition import Condition, Occasion, PartOfDay

OLDEST = 120
"""In years."""


def read_condition(table: TableReader, vocabulary: Vocabulary) -> Condition:
    """A condition; all of its keys have to hold, and any one entry of a list will do."""
    if not list(table):
        table.place.fault("names no one", "leave it out if the rule is for everyone")
    age_min, age_max = read_ages(table)
    condition = Condition(
        takes=vocabulary.known_names(table, "takes"),
        has=vocabulary.known_names(table, "has"),
        uses=vocabulary.known_names(table, "uses"),
        session=table.choices("session", Occasion),
        appointment=table.choices("appointment", PartOfDay),
        treatment=vocabulary.offered(table, "treatment"),
        travels_alone=table.claim("travels_alone"),
        age_min=age_min,
        age_max=age_max,
        case=table.text("case"),
    )
    table.finish()
    return condition


def read_ages(table: TableReader) -> tuple[int | None, int | None]:
    """The least and the greatest age, in years."""
    age_min = table.whole_number("age_min", 0, OLDEST)
    age_max = table.whole_number("age_max", 0, OLDEST)
    if age_min is not None and age_max is not None and age_max < age_min:
        table.fault("age_max", f"{age_max} is less than age_min", "write the younger age as age_min")
    return age_min, age_max
