"""What people type about their medicines, and what is made of it."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.domain.contents import ROOT, our_guidance

from aftercare.content.medicine_names_reader import read_medicine_names
from aftercare.domain.medicine_names import (
    Known,
    MedicineNames,
    Reading,
    SeveralPossible,
    Unknown,
    is_one_slip,
    key_of,
)


@cache
def names() -> MedicineNames:
    return read_medicine_names(ROOT / "resources", "en", our_guidance().names)


def only(typed: str) -> Reading:
    (reading,) = names().recognise(typed)
    return reading


REAL_LIFE = [
    ("lamictal 100mg", "lamotrigine"),
    ("LAMICTAL XR", "lamotrigine"),
    ("Lamictal100mg", "lamotrigine"),
    ("lamotrigene", "lamotrigine"),
    ("  Lamotrígine ", "lamotrigine"),
    ("Zoloft (sertraline) 50 mg daily", "ssri-snri-tca"),
    ("setraline", "ssri-snri-tca"),
    ("wellbutrin xl300", "ssri-snri-tca"),
    ("buproprion", "ssri-snri-tca"),
    ("effexorXR 75", "ssri-snri-tca"),
    ("escitalopram oxalate 10 mg", "ssri-snri-tca"),
    ("trazadone at bedtime", "ssri-snri-tca"),
    ("Klonopn .5mg as needed", "benzodiazepines"),
    ("clonazapam", "benzodiazepines"),
    ("xanax prn", "benzodiazepines"),
    ("my benzos", "benzodiazepines"),
    ("ambien cr 6.25", "hypnotics"),
    ("sleeping pills", "hypnotics"),
    ("adderal 20mg in the morning, 10mg at noon", "stimulants"),
    ("adipex p", "stimulants"),
    ("oxycodone/acetaminophen 5-325", "opioids"),
    ("Tylenol #3", "opioids"),
    ("tylenol with codeine", "opioids"),
    ("buprenorphine-naloxone", "opioids"),
    ("methadone 40 mg", "opioids"),
    ("gabapentin 3 x 300 mg", "gabapentinoids"),
    ("flexiril", "muscle-relaxants"),
    ("hydroxizine", "sedating-antihistamines"),
    ("lisinopril/hctz 20-12.5", "blood-pressure"),
    ("metoprolol succinate ER 25 mg twice a day", "blood-pressure"),
    ("losartan potassium", "blood-pressure"),
    ("seroquel", "antipsychotics"),
    ("low-dose naltrexone", "naltrexone"),
    ("wegovy weekly shot", "glp1"),
    ("insulin glargine (Lantus)", "diabetes-medicine"),
    ("metfromin", "diabetes-medicine"),
    ("Theo-24", "theophylline"),
    ("levothyroxin 88 mcg", "thyroid"),
    ("zyrtec d", "decongestants"),
    ("coumadin", "blood-thinners"),
    ("vitamin d3 2000 IU", "supplements"),
    ("5htp", "supplements"),
    ("St. John’s Wort", "st-johns-wort"),
    ("saint johns wort", "st-johns-wort"),
    ("nardil", "maoi"),
    ("emsam patch", "maoi"),
    ("Lithium carbonate 300mg", "lithium"),
    ("the pill (Yaz)", "contraception"),
    ("flonase nasal spray", "nasal-steroid"),
    ("Z pack", "antibiotics"),
]


@pytest.mark.parametrize(("typed", "class_id"), REAL_LIFE)
def test_what_people_really_type_leads_to_its_class(typed: str, class_id: str) -> None:
    reading = only(typed)
    assert isinstance(reading, Known), reading
    assert reading.classes == (class_id,)
    assert [reason.class_id for reason in reading.reasons] == [class_id]


def test_a_strength_is_known_as_such_and_is_no_part_of_the_name() -> None:
    reading = only("Lamictal 100 mg")
    assert (reading.name, reading.strength) == ("Lamictal", "100 mg")
    assert (only("sertraline, 50mg, daily").name, only("sertraline, 50mg, daily").strength) == (
        "sertraline, daily",
        "50mg",
    )


@pytest.mark.parametrize(
    ("typed", "classes"),
    [
        ("Contrave", ("naltrexone", "ssri-snri-tca")),
        ("olanzapine/fluoxetine", ("antipsychotics", "ssri-snri-tca")),
        ("Advil Cold & Sinus", ("decongestants", "anti-inflammatories")),
        ("advil pm", ("sedating-antihistamines", "anti-inflammatories")),
        ("ozempic 0.5 mg", ("glp1", "diabetes-medicine")),
    ],
)
def test_a_product_with_parts_of_several_classes_belongs_to_all_of_them(typed: str, classes: tuple[str, ...]) -> None:
    reading = only(typed)
    assert isinstance(reading, Known)
    assert reading.classes == classes


@pytest.mark.parametrize(
    "typed",
    [
        "sertraline 50 mg, lorazepam 1mg",
        "Sertraline and lorazepam",
        "- sertraline\n- lorazepam",
        "sertraline; lorazepam (as needed, for sleep)",
        "sertraline lorazepam",
        "sertraline + lorazepam",
    ],
)
def test_several_medicines_in_one_line_are_taken_apart(typed: str) -> None:
    first, second = names().recognise(typed)
    assert isinstance(first, Known)
    assert isinstance(second, Known)
    assert (first.names, second.names) == (("sertraline",), ("lorazepam",))


def test_a_medicine_we_do_not_know_is_kept_beside_one_we_know() -> None:
    assert [type(reading) for reading in names().recognise("xyzmed 5 mg and ativan")] == [Unknown, Known]


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("calium", {"Valium", "calcium"}),
        ("litrium", {"lithium", "Librium"}),
        ("clorazepam", {"lorazepam", "clonazepam"}),
    ],
)
def test_a_slip_between_two_names_offers_both(typed: str, candidates: set[str]) -> None:
    reading = only(f"{typed} 10 mg")
    assert isinstance(reading, SeveralPossible)
    assert {name.name for name in reading.candidates} == candidates
    assert reading.strength == "10 mg"


def test_nothing_typed_is_no_medicine() -> None:
    assert names().recognise("") == names().recognise(" , ; 50 mg and ") == ()


@pytest.mark.parametrize(
    ("typed", "meant", "is_slip"),
    [
        ("lamitcal", "lamictal", True),
        ("lamictl", "lamictal", True),
        ("lamicttal", "lamictal", True),
        ("lamoctal", "lamictal", True),
        ("lamictal", "lamictal", False),
        ("lamoctol", "lamictal", False),
        ("lmaitcal", "lamictal", False),
        ("lamicta", "lamictalxr", False),
    ],
)
def test_one_slip_is_a_letter_missing_added_changed_or_swapped(typed: str, meant: str, is_slip: bool) -> None:
    assert is_one_slip(typed, meant) is is_slip


def test_short_words_are_never_taken_for_a_slip() -> None:
    assert isinstance(only("xanas"), Unknown)
    assert isinstance(only("soma tic"), Known)
    assert isinstance(only("yass"), Unknown)


words = st.sampled_from(
    [
        *(name.name for name in names().names),
        *(
            "100 mg",
            "50",
            "daily",
            "xr",
            "and",
            "with",
            "(",
            ")",
            ",",
            "/",
            " - ",
            "+",
            "\n",
            "Tylenol",
            "lamictl",
            "Ż",
        ),
    ]
)
lines = st.one_of(
    st.text(max_size=60), st.lists(words, max_size=8).map(" ".join), st.lists(words, max_size=5).map("".join)
)


@given(lines)
@example("(a, sertraline lorazepam)")
@example("advil xr pm")
def test_whatever_is_typed_is_read_and_reads_the_same_again(typed: str) -> None:
    for reading in names().recognise(typed):
        assert reading.typed
        assert reading.name
        assert names().recognise(reading.typed) == (reading,)


@given(lines)
def test_every_class_that_is_told_has_its_reason(typed: str) -> None:
    for reading in names().recognise(typed):
        if isinstance(reading, Known):
            assert reading.classes
            assert tuple(reason.class_id for reason in reading.reasons) == reading.classes
            assert {key_of(name) for name in reading.names} <= {key_of(name.name) for name in names().names}
