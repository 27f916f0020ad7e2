"""What the ten clinic sheets of the ten packs say, rule by rule, as facts to hold the packs against.

Lengths are ISO 8601. ``start-PT6H`` is six hours before the start, ``end+PT1H/PT2H`` a range after the end, ``&`` joins
two edges that must both be reached. Texts are words that must be found in the rule, in any order.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sheet says in one rule. An empty field means that the sheet gives nothing of the kind."""

    rule_id: str
    topic: str
    force: str
    part: str
    starts: str = ""
    ends: str = ""
    at: str = ""
    on: str = ""
    repeats: str = ""
    length: str = ""
    schedule: str = ""
    condition: str = ""
    unless: str = ""
    items: str = ""
    amount: str = ""
    age_min: int | None = None
    phone: str = ""
    consequence: str = ""
    alternative: str = ""
    pair: str = ""
    says: str = ""


PACK_OF_SHEET = {
    "c01": "alder-lane",
    "c02": "bluebell",
    "c03": "cedar-gate",
    "c04": "dune-house",
    "c05": "elm-court",
    "c06": "fern-hollow",
    "c07": "gorse-dell",
    "c08": "heather-row",
    "c09": "iris-field",
    "c10": "juniper-mill",
}

FACTS: tuple[Fact, ...] = (
    # c01: 14 rules
    Fact("c01-r01", "food", "must-not", "prepare", starts="start-PT6H", ends="start"),
    Fact("c01-r02", "dairy", "must-not", "prepare", starts="start-PT6H", ends="start"),
    Fact(
        "c01-r03",
        "clear-drinks",
        "must-not",
        "prepare",
        starts="start-PT2H",
        ends="start",
        items="black coffee; see through",
        says="2 hours until then",
    ),
    Fact("c01-r04", "other-medicines", "info", "prepare"),
    Fact("c01-r05", "driver", "must", "prepare"),
    Fact("c01-r06", "wear", "should", "prepare"),
    Fact("c01-r07", "bring", "may", "prepare", says="blanket pillow"),
    Fact("c01-r08", "bring", "must", "prepare", condition="cpap"),
    Fact("c01-r09", "music", "may", "visit"),
    Fact("c01-r10", "distress", "must", "visit"),
    Fact("c01-r11", "bathroom", "should", "after", on="before-discharge"),
    Fact("c01-r12", "driver", "info", "after", ends="other", says="wheelchair car"),
    Fact("c01-r13", "rest", "info", "after", on="rest-of-day"),
    Fact("c01-r14", "expected-effect", "info", "after", starts="end", ends="end+PT1H/PT2H", says="double blurry dizzy"),
    # c02: 18 rules
    Fact(
        "c02-r01",
        "food",
        "must-not",
        "prepare",
        starts="start-PT3H",
        ends="start",
        items="light snack",
        says="heavy light snack",
    ),
    Fact("c02-r02", "wear", "should", "prepare"),
    Fact("c02-r03", "bring", "should", "prepare", says="jacket blanket headphones"),
    Fact("c02-r04", "phone-silent", "must", "visit"),
    Fact("c02-r05", "other-medicines", "may", "prepare", on="morning-of", unless="doctor told you otherwise"),
    Fact("c02-r06", "lamotrigine", "must", "prepare", condition="lamotrigine"),
    Fact("c02-r07", "benzodiazepines", "must", "prepare", condition="benzodiazepines high"),
    Fact("c02-r08", "ssri-snri-tca", "no-change", "prepare", condition="ssri tricyclic", says="SSRIs tricyclics"),
    Fact(
        "c02-r09",
        "opioids",
        "no-change",
        "prepare",
        condition="opioids muscle-relaxants anti-inflammatories",
        says="opioids muscle relaxants anti-inflammatory",
    ),
    Fact("c02-r10", "arrival", "must", "prepare", at="start-PT15M"),
    Fact("c02-r11", "observation", "info", "visit", length="PT20M about"),
    Fact("c02-r12", "observation", "info", "visit", length="PT1H about", condition="2 hours nerve pain"),
    Fact("c02-r13", "driver", "must", "prepare"),
    Fact("c02-r14", "driving", "must-not", "after", starts="end", ends="end+PT24H"),
    Fact("c02-r15", "machinery", "must-not", "after", starts="end", ends="end+PT24H"),
    Fact("c02-r16", "decisions", "must-not", "after", starts="end", ends="end+PT24H", says="legal"),
    Fact("c02-r17", "alcohol", "must-not", "after", starts="end", ends="end+PT24H"),
    Fact("c02-r18", "drugs", "must-not", "after", starts="end", ends="end+PT24H"),
    # c03: 14 rules
    Fact("c03-r01", "driving", "must-not", "after", starts="end", ends="end+PT24H at-least"),
    Fact("c03-r02", "driver", "must", "prepare"),
    Fact("c03-r03", "decisions", "must-not", "after", starts="end", ends="end+PT24H"),
    Fact("c03-r04", "iv-site", "may", "after", on="once-home", unless="told you otherwise"),
    Fact("c03-r05", "eating-after", "may", "after", at="end", unless="told you otherwise"),
    Fact("c03-r06", "opioids", "must-not", "after", starts="end", ends="end+PT4H at-least"),
    Fact("c03-r07", "benzodiazepines", "must-not", "after", starts="end", ends="end+PT4H at-least"),
    Fact("c03-r08", "alcohol", "must-not", "after", starts="treatment-day", ends="end+PT24H"),
    Fact("c03-r09", "cannabis", "must-not", "after", starts="treatment-day", ends="end+PT24H"),
    Fact("c03-r10", "therapy", "should", "between", says="doctor psychiatrist therapist"),
    Fact("c03-r11", "emergency-sign", "must", "warning", phone="911", says="911 ER suicide doctors"),
    Fact("c03-r12", "urgent-sign", "must", "warning", says="rash itching primary care"),
    Fact("c03-r13", "emergency-sign", "must", "warning", says="ER breathing swallowing throat chest pain alert"),
    Fact("c03-r14", "contact", "may", "between", says="call email"),
    # c04: 9 rules
    Fact("c04-r01", "food", "must-not", "prepare", starts="start-PT8H", ends="start"),
    Fact("c04-r02", "clear-drinks", "must-not", "prepare", starts="start-PT2H", ends="start", items="clear liquids"),
    Fact("c04-r03", "session-length", "info", "visit", length="PT40M/PT45M"),
    Fact("c04-r04", "observation", "must", "visit", length="PT20M/PT30M"),
    Fact("c04-r05", "driver", "must", "prepare"),
    Fact("c04-r06", "bring", "may", "prepare", says="headphones light blanket"),
    Fact("c04-r07", "eating-after", "no-change", "after", at="end"),
    Fact("c04-r08", "rest", "info", "after"),
    Fact("c04-r09", "schedule", "info", "between", length="P1M/P2M", says="single boosters"),
    # c05: 23 rules
    Fact("c05-r01", "hydration", "should", "prepare", on="day-before"),
    Fact("c05-r02", "food", "should-not", "prepare", starts="start-PT6H", ends="start"),
    Fact("c05-r03", "clear-drinks", "must-not", "prepare", starts="start-PT2H", ends="start", items="water"),
    Fact("c05-r04", "wear", "should", "prepare"),
    Fact("c05-r05", "driver", "must", "prepare", age_min=18, says="adult 18 here and back"),
    Fact("c05-r06", "alcohol", "should-not", "prepare", starts="start-PT72H", ends="start", pair="72h-alcohol"),
    Fact(
        "c05-r07", "drugs", "should-not", "prepare", starts="start-PT72H", ends="start", pair="72h-recreational-drugs"
    ),
    Fact("c05-r08", "opioids", "should-not", "prepare", starts="start-PT72H", ends="start", pair="72h-opioids"),
    Fact("c05-r09", "stimulants", "should-not", "prepare", starts="start-PT72H", ends="start", pair="72h-stimulants"),
    Fact(
        "c05-r10",
        "sedatives",
        "should-not",
        "prepare",
        starts="start-PT72H",
        ends="start",
        pair="72h-sedatives",
        says="sedatives sleeping pills",
    ),
    Fact(
        "c05-r11",
        "muscle-relaxants",
        "should-not",
        "prepare",
        starts="start-PT72H",
        ends="start",
        pair="72h-muscle-relaxants",
    ),
    Fact("c05-r12", "alcohol", "should-not", "after", starts="end", ends="end+PT72H", pair="72h-alcohol"),
    Fact("c05-r13", "drugs", "should-not", "after", starts="end", ends="end+PT72H", pair="72h-recreational-drugs"),
    Fact("c05-r14", "opioids", "should-not", "after", starts="end", ends="end+PT72H", pair="72h-opioids"),
    Fact("c05-r15", "stimulants", "should-not", "after", starts="end", ends="end+PT72H", pair="72h-stimulants"),
    Fact(
        "c05-r16",
        "sedatives",
        "should-not",
        "after",
        starts="end",
        ends="end+PT72H",
        pair="72h-sedatives",
        says="sedatives sleeping pills",
    ),
    Fact(
        "c05-r17",
        "muscle-relaxants",
        "should-not",
        "after",
        starts="end",
        ends="end+PT72H",
        pair="72h-muscle-relaxants",
    ),
    Fact("c05-r18", "other-medicines", "no-change", "prepare"),
    Fact("c05-r19", "bring", "may", "prepare", says="small blanket headphones ear plugs eye mask tablet journal"),
    Fact("c05-r20", "visitors", "may", "visit"),
    Fact("c05-r21", "session-length", "info", "visit", length="PT40M about"),
    Fact("c05-r22", "session-length", "info", "visit", length="PT4H at-most", condition="chronic-pain"),
    Fact("c05-r23", "distress", "must", "visit", says="sick IV"),
    # c06: 12 rules
    Fact("c06-r01", "driver", "must", "prepare", says="to back"),
    Fact("c06-r02", "driving", "must-not", "after", starts="end", ends="next-day & slept", says="next day sleep"),
    Fact("c06-r03", "machinery", "must-not", "after", starts="end", ends="next-day & slept", says="next day sleep"),
    Fact("c06-r04", "food", "should-not", "prepare", starts="start-PT2H", ends="start"),
    Fact("c06-r05", "drinks", "should-not", "prepare", starts="start-PT30M", ends="start"),
    Fact(
        "c06-r06",
        "nasal-steroid",
        "must",
        "prepare",
        at="start-PT1H at-least",
        condition="nasal-steroid nasal-decongestant",
    ),
    Fact("c06-r07", "bring", "may", "prepare", says="book playlist"),
    Fact("c06-r08", "observation", "must", "visit", length="PT2H at-least"),
    Fact("c06-r09", "ssri-snri-tca", "must", "between", repeats="day"),
    Fact("c06-r10", "schedule", "info", "between", schedule="2 per P1W for P4W"),
    Fact("c06-r11", "schedule", "info", "between", schedule="1 per P1W for P1M"),
    Fact("c06-r12", "schedule", "info", "between", schedule="1 per P1W/P2W"),
    # c07: 19 rules
    Fact("c07-r01", "light-meal", "should", "prepare", on="morning-of"),
    Fact(
        "c07-r02",
        "food",
        "should-not",
        "prepare",
        on="treatment-day",
        amount="little or none",
        says="lunch nothing very little",
    ),
    Fact("c07-r03", "benzodiazepines", "must-not", "prepare", starts="night-before", ends="end-of-day"),
    Fact("c07-r04", "alcohol", "must-not", "prepare", starts="night-before", ends="end-of-day"),
    Fact("c07-r05", "mood-check", "must", "prepare", repeats="day"),
    Fact("c07-r06", "paperwork", "must", "prepare", repeats="session"),
    Fact("c07-r07", "paperwork", "must", "after", on="before-discharge", repeats="session"),
    Fact(
        "c07-r08",
        "driver",
        "should",
        "prepare",
        starts="end",
        ends="end+PT1H",
        alternative="at least 2 hours public transport",
        says="1 hour",
    ),
    Fact("c07-r09", "observation", "must", "after", length="PT2H at-least", condition="alone", says="public transport"),
    Fact("c07-r10", "driving", "must-not", "after", starts="end", ends="ask not-stated"),
    Fact("c07-r11", "session-length", "info", "visit", length="PT40M"),
    Fact("c07-r12", "visitors", "must-not", "visit"),
    Fact("c07-r13", "photography", "must-not", "visit"),
    Fact("c07-r14", "phone-silent", "must-not", "visit"),
    Fact("c07-r15", "bring", "should", "prepare", says="headphones noise"),
    Fact("c07-r16", "eating-after", "should", "after", on="before-discharge"),
    Fact("c07-r17", "rest", "should", "after", on="rest-of-day"),
    Fact("c07-r18", "pain-relief", "may", "after", condition="headache"),
    Fact(
        "c07-r19",
        "therapy",
        "may",
        "prepare",
        at="tuesday 14:30-16:00 x2",
        says="group 2 online 2 Tuesdays 2:30 PM 4 PM",
    ),
    # c08: 13 rules
    Fact("c08-r01", "sitter", "must", "prepare"),
    Fact("c08-r02", "food", "should-not", "prepare", starts="start-PT3H", ends="start"),
    Fact("c08-r03", "drinks", "should-not", "prepare", starts="start-PT1H", ends="start"),
    Fact("c08-r04", "alcohol", "must-not", "prepare"),
    Fact("c08-r05", "cannabis", "must-not", "prepare", says="marijuana recreational"),
    Fact("c08-r06", "driving", "must-not", "after", starts="end", ends="end-of-day", says="whole day"),
    Fact("c08-r07", "machinery", "must-not", "after", starts="end", ends="end-of-day", says="whole day"),
    Fact("c08-r08", "decisions", "should-not", "after", says="life money"),
    Fact("c08-r09", "expected-effect", "info", "after", on="rest-of-day"),
    Fact("c08-r10", "schedule", "info", "between", schedule="2 per P1W for P2W"),
    Fact("c08-r11", "urgent-sign", "must", "between", condition="bad experience"),
    Fact("c08-r12", "therapy", "should", "between"),
    Fact("c08-r13", "journal", "should", "after"),
    # c09: 15 rules
    Fact("c09-r01", "session-length", "info", "visit", length="PT120M/PT140M", says="2 hours 140 minutes"),
    Fact("c09-r02", "driver", "must", "prepare", items="sober adult; ride-share", says="sober adult ride-share"),
    Fact("c09-r03", "driving", "must-not", "after", starts="end", ends="ask not-stated", consequence="end police"),
    Fact("c09-r04", "arrival", "must", "prepare", at="start-PT15M", repeats="session"),
    Fact("c09-r05", "other-medicines", "no-change", "prepare", unless="told you otherwise"),
    Fact("c09-r06", "anti-sickness", "must", "prepare", at="start-PT30M/PT60M", condition="prescribed sick"),
    Fact("c09-r07", "wear", "should", "prepare"),
    Fact("c09-r08", "bring", "should", "prepare", says="blanket pillow cold headphones eye mask"),
    Fact("c09-r09", "bathroom", "should", "prepare"),
    Fact("c09-r10", "cannabis", "must-not", "prepare", says="marijuana alcohol kratom drugs"),
    Fact("c09-r11", "alcohol", "must-not", "prepare"),
    Fact("c09-r12", "kratom", "must", "prepare", condition="kratom every day"),
    Fact("c09-r13", "caffeine", "must-not", "prepare", amount="no large amounts", says="large caffeine stimulants"),
    Fact("c09-r14", "heavy-meal", "must-not", "prepare", starts="start-PT2H/PT4H", ends="start", says="heavy"),
    Fact("c09-r15", "music", "may", "prepare"),
    # c10: 12 rules
    Fact("c10-r01", "food", "must-not", "prepare", starts="start-PT4H", ends="start"),
    Fact("c10-r02", "drinks", "must-not", "prepare", starts="start-PT4H", ends="start"),
    Fact("c10-r03", "alcohol", "must-not", "prepare", starts="start-PT12H", ends="start"),
    Fact("c10-r04", "drugs", "must-not", "prepare", starts="start-PT12H", ends="start"),
    Fact("c10-r05", "arrival", "must", "prepare", at="start-PT30M/PT60M"),
    Fact("c10-r06", "driver", "must", "prepare"),
    Fact("c10-r07", "other-medicines", "info", "prepare", on="few-days-before", condition="we tell you"),
    Fact("c10-r08", "schedule", "must", "between", schedule="6 for P3W"),
    Fact("c10-r09", "mood-check", "must", "between"),
    Fact("c10-r10", "visitors", "should", "prepare", unless="would rather not"),
    Fact("c10-r11", "stop-any-time", "may", "visit"),
    Fact("c10-r12", "paperwork", "must", "prepare", repeats="session", says="consent each"),
)
