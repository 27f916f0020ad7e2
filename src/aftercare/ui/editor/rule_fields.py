"""The fields of one rule, of the pack or proposed: those that are used most, and on a wish all there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QCoreApplication

from aftercare.domain.rule import Force, TopicId
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.ui.editor import condition_form
from aftercare.ui.editor.edge_form import KEPT, form_of
from aftercare.ui.editor.edge_words import kept_words, point_words
from aftercare.ui.editor.edits import FEE_MARK, RANGE_MARK, timing_of
from aftercare.ui.editor.locked_fields import locked_fields
from aftercare.ui.editor.ports import PackBench, Table
from aftercare.ui.editor.rows import FieldKind, FieldRow, Option
from aftercare.ui.editor.treatment_words import treatment_names

RULE, DRAFT = "rule", "draft"
"""What the ids of a rule's fields begin with: one of the pack, or a proposed one."""


class RuleFields:
    """The fields of one rule."""

    def __init__(
        self,
        rule: Table,
        bench: PackBench,
        head: str = RULE,
        touched: AbstractSet[str] = frozenset(),
        *,
        is_full: bool = False,
    ) -> None:
        """Takes the rule.

        Args:
            rule: its keys.
            bench: the pack it is in, or is to come into.
            head: what the ids of the fields begin with.
            touched: keys whose fields stay, though they may have just been emptied.
            is_full: True to have the fields of keys that the rule does not use, too.
        """
        self._rule = rule
        self._bench = bench
        self._head = head
        self._touched = touched
        self._is_full = is_full

    def all(self) -> tuple[FieldRow, ...]:
        """The fields in reading order; keys that have none are named, and kept as they are."""
        found = [*self._main(), *self._speech(), *self._numbers(), *self._words()]
        shown = {field.field_id.split(".")[1] for field in found} | {"id", "on"}
        others = [key for key in self._rule if key not in shown]
        if others:
            translate = QCoreApplication.translate
            words = translate("Editor", "{keys}. They stay as they are; change them in rules.toml.")
            kept = words.format(keys=", ".join(others))
            found.append(self._field("others", FieldKind.NOTE, translate("Editor", "Also in this rule"), kept))
        return tuple(found)

    def _main(self) -> Iterator[FieldRow]:
        translate = QCoreApplication.translate
        rule, topics = self._rule, self._bench.topics
        named = [str(topic) for topic in _listed(rule.get("topic"))]
        yield self._text("text", translate("Editor", "What patients read"))
        yield self._text("why", translate("Editor", "Why"))
        yield self._choice("topic", translate("Editor", "What it is about"), topic_options(topics))._replace(
            value=named[0] if named else "", help=_more_topics(named, topics)
        )
        yield self._choice("force", translate("Editor", "How it is meant"), force_options())
        yield self._choice("timing", translate("Editor", "How it says its time"), _timing_options())._replace(
            value=timing_of(rule)
        )
        yield from self._times()
        yield from locked_fields(named, self._bench)
        yield self._condition("when", translate("Editor", "For whom"))
        if self._is_wanted("unless"):
            yield self._condition("unless", translate("Editor", "But not for"))
        if self._is_wanted("treatments"):
            given = _listed(rule.get("treatments"))
            for treatment in self._offered():
                label = translate("Editor", "Only for: {treatment}").format(treatment=treatment_names()[treatment])
                is_on = "yes" if treatment.value in given else ""
                yield self._field(f"treatments.{treatment.value}", FieldKind.SWITCH, label, is_on)

    def _times(self) -> Iterator[FieldRow]:
        translate = QCoreApplication.translate
        match timing_of(self._rule):
            case "at":
                yield self._edge("at", translate("Editor", "When"))
            case "on":
                options = tuple(Option(*one) for one in point_words().items())
                yield self._choice("on", translate("Editor", "When"), options)
            case "around":
                help_text = translate("Editor", "Before and after the visit, such as 24 hours.")
                yield self._line("around", translate("Editor", "So long"), help_text)
            case "edges":
                yield self._edge("starts", translate("Editor", "It starts"))
                yield self._edge("ends", translate("Editor", "It ends"))
            case _:
                pass

    def _speech(self) -> Iterator[FieldRow]:
        translate = QCoreApplication.translate
        yield self._line("task", translate("Editor", "On the card"))
        yield self._line("label", translate("Editor", "On the day line, 2 or 3 words"))
        yield self._line("line", translate("Editor", "On paper"))
        edges = _listed(self._rule.get("remind"))
        for number in range(len(edges) + 1):
            label = translate("Editor", "Reminder {n}").format(n=number + 1)
            field = self._edge(f"remind.{number}", label, edges[number] if number < len(edges) else None)
            if not edges:
                usual = translate(
                    "Editor", "Aftercare reminds at the usual times of this topic, unless you choose one."
                )
                field = field._replace(help=usual)
            yield field
        if edges or self._is_wanted("hard"):
            label = translate("Editor", "Speak in quiet hours too")
            yield self._field("hard", FieldKind.SWITCH, label, "yes" if self._rule.get("hard") is True else "")
        yield from self._lines(
            ("on_time", translate("Editor", "The reminder says on time"), ""),
            ("late", translate("Editor", "The reminder says late"), ""),
            ("passed", translate("Editor", "The reminder says once it has passed"), ""),
            (
                "useful_for",
                translate("Editor", "A late reminder is of use for"),
                translate("Editor", "Such as 2 hours."),
            ),
            ("asks", translate("Editor", "It asks, if the computer was off"), ""),
            ("kept", translate("Editor", "The answer that all is well"), ""),
            ("slipped", translate("Editor", "The other answer"), ""),
            ("detail", translate("Editor", "Second line of the card"), ""),
            ("tile", translate("Editor", "Second line on the board"), ""),
        )

    def _numbers(self) -> Iterator[FieldRow]:
        translate = QCoreApplication.translate
        one_a_line = translate("Editor", "One on each line.")
        for key, label in (
            ("allowed", translate("Editor", "Allowed")),
            ("not_allowed", translate("Editor", "Not allowed")),
            ("except", translate("Editor", "Fine all the same")),
        ):
            if self._is_wanted(key):
                yield self._list(key, label, one_a_line)
        range_help = translate("Editor", "Such as 40 minutes, or 20 minutes to 30 minutes.")
        yield from self._lines(
            ("amount", translate("Editor", "How much"), translate("Editor", "Such as: a small glass.")),
            ("length", translate("Editor", "How long it takes"), range_help),
            ("age_min", translate("Editor", "Least age of the driver or sitter"), ""),
            ("age_max", translate("Editor", "Greatest age of the driver or sitter"), ""),
        )
        yield from self._table(
            "blood_pressure",
            ("systolic", translate("Editor", "Blood pressure, upper number")),
            ("diastolic", translate("Editor", "Blood pressure, lower number")),
        )
        if self._is_wanted("notice"):
            help_text = translate("Editor", "One on each line: 24 hours. With a fee: 24 hours: the full price")
            bands = [one for one in _listed(self._rule.get("notice")) if isinstance(one, Mapping)]
            value = "\n".join(_band_line(one) for one in bands)
            label = translate("Editor", "Notice for cancelling")
            yield self._field("notice", FieldKind.LIST, label, value, help_text)
        yield from self._table(
            "schedule",
            ("sessions", translate("Editor", "How many sessions")),
            ("per", translate("Editor", "In each")),
            ("lasts", translate("Editor", "For so long")),
            ("apart", translate("Editor", "So far apart")),
        )
        yield from self._lines(
            ("phone", translate("Editor", "Number to call"), translate("Editor", "A number, or main, or after-hours.")),
            (
                "repeats",
                translate("Editor", "How often"),
                translate("Editor", "session, day, week, month or a length."),
            ),
        )

    def _words(self) -> Iterator[FieldRow]:
        translate = QCoreApplication.translate
        if self._is_wanted("consequence"):
            yield self._text("consequence", translate("Editor", "What happens otherwise"))
        if self._is_wanted("alternative"):
            yield self._text("alternative", translate("Editor", "Another way"))
        if self._is_wanted("if_broken"):
            yield self._choice("if_broken", translate("Editor", "If it was not kept"), _broken_options())
        if self._is_wanted("part"):
            yield self._choice("part", translate("Editor", "Where it stands on paper"), _part_options())
        if self._is_wanted("source"):
            yield self._list(
                "source", translate("Editor", "Where it comes from"), translate("Editor", "One on each line.")
            )
        pair_help = translate("Editor", "The same word in the rule before and the rule after the visit.")
        yield from self._lines(("pair", translate("Editor", "Belongs together with"), pair_help))

    def _is_wanted(self, key: str) -> bool:
        return self._is_full or key in self._rule or key in self._touched

    def _field(self, key: str, kind: FieldKind, label: str, value: str = "", help_text: str = "") -> FieldRow:
        return FieldRow(f"{self._head}.{key}", kind, label, value, help_text)

    def _text(self, key: str, label: str) -> FieldRow:
        return self._field(key, FieldKind.WORDS, label, _said(self._rule.get(key)))

    def _line(self, key: str, label: str, help_text: str = "") -> FieldRow:
        return self._field(key, FieldKind.LINE, label, _said(self._rule.get(key)), help_text)

    def _lines(self, *given: tuple[str, str, str]) -> Iterator[FieldRow]:
        """Lines for keys that are used or wanted; a value with parts of its own stays in the file."""
        for key, label, help_text in given:
            if self._is_wanted(key) and not isinstance(self._rule.get(key), dict):
                yield self._line(key, label, help_text)

    def _list(self, key: str, label: str, help_text: str) -> FieldRow:
        return self._field(key, FieldKind.LIST, label, "\n".join(map(str, _listed(self._rule.get(key)))), help_text)

    def _choice(self, key: str, label: str, options: tuple[Option, ...]) -> FieldRow:
        return self._field(key, FieldKind.CHOICE, label, _said(self._rule.get(key)))._replace(options=options)

    def _edge(self, key: str, label: str, edge: object = None) -> FieldRow:
        given = self._rule.get(key, edge)
        form = form_of(given)
        help_text = kept_words(given) if form.form == KEPT else ""
        return self._field(key, FieldKind.EDGE, label, "", help_text)._replace(edge=form)

    def _table(self, key: str, *parts: tuple[str, str]) -> Iterator[FieldRow]:
        if not self._is_wanted(key):
            return
        given = self._rule.get(key)
        table = given if isinstance(given, Mapping) else {}
        for part, label in parts:
            if not isinstance(table.get(part), dict):
                yield self._field(f"{key}.{part}", FieldKind.LINE, label, _said(table.get(part)))

    def _condition(self, key: str, label: str) -> FieldRow:
        given = self._rule.get(key)
        form = condition_form.condition_form(given)
        help_text = ""
        if form.kind == condition_form.KEPT and isinstance(given, Mapping):
            help_text = "; ".join(f"{name}: {', '.join(map(str, _listed(one)))}" for name, one in given.items())
        names = tuple(sorted((Option(*one) for one in self._bench.names.items()), key=lambda one: one.words))
        value = condition_form.as_text(form)
        return self._field(key, FieldKind.CONDITION, label, value, help_text)._replace(options=names)

    def _offered(self) -> Sequence[Treatment]:
        given = self._bench.clinic.get("treatment")
        kinds = {entry.get("kind") for entry in given if isinstance(entry, dict)} if isinstance(given, list) else set()
        return [treatment for treatment in Treatment if treatment.value in kinds]


def topic_options(topics: TopicTree) -> tuple[Option, ...]:
    """All topics by name."""
    return tuple(sorted((Option(str(topic.topic_id), topic.name) for topic in topics), key=lambda one: one.words))


def force_options() -> tuple[Option, ...]:
    """The ways a rule can be meant."""
    translate = QCoreApplication.translate
    words = {
        Force.MUST_NOT: translate("Editor", "Must not"),
        Force.SHOULD_NOT: translate("Editor", "Should not"),
        Force.MUST: translate("Editor", "Must"),
        Force.SHOULD: translate("Editor", "Should"),
        Force.MAY: translate("Editor", "May"),
        Force.INFO: translate("Editor", "Good to know"),
        Force.NO_CHANGE: translate("Editor", "No limit"),
    }
    return tuple(Option(force.value, name) for force, name in words.items())


def _timing_options() -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    return (
        Option("edges", translate("Editor", "It starts and it ends")),
        Option("at", translate("Editor", "At one moment")),
        Option("on", translate("Editor", "In a part of the day or visit")),
        Option("around", translate("Editor", "So long before and after the visit")),
        Option("none", translate("Editor", "At no time of its own")),
    )


def _broken_options() -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    return (
        Option("", translate("Editor", "nothing has to be done")),
        Option("info", translate("Editor", "good to know")),
        Option("tell", translate("Editor", "tell the staff")),
        Option("call", translate("Editor", "call the clinic")),
    )


def _part_options() -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    return (
        Option("", translate("Editor", "by its time")),
        Option("prepare", translate("Editor", "getting ready")),
        Option("visit", translate("Editor", "at the visit")),
        Option("after", translate("Editor", "afterwards")),
        Option("between", translate("Editor", "between sessions")),
        Option("warning", translate("Editor", "warning signs")),
    )


def _more_topics(topics: Sequence[str], tree: TopicTree) -> str:
    more = [tree.topic(TopicId(topic)).name for topic in topics[1:] if topic in tree]
    translate = QCoreApplication.translate
    return translate("Editor", "And also: {topics}.").format(topics=", ".join(more)) if more else ""


def _said(value: object) -> str:
    if isinstance(value, list):
        return RANGE_MARK.join(map(str, value))
    return "" if value is None else str(value)


def _band_line(band: Mapping[str, object]) -> str:
    within, fee = band.get("within", ""), band.get("fee", "")
    return f"{within}{FEE_MARK} {fee}" if fee else str(within)


def _listed(value: object) -> Sequence[object]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)
