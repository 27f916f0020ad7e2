"""From the sentences of a sheet to drafts. What a sentence on a medicine says is never taken over as an order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aftercare.clinic.drafting.drafts import Doubt, Draft, Drafted, PhoneDraft
from aftercare.clinic.drafting.pattern_book import Manner, PatternBook, TopicPattern
from aftercare.clinic.drafting.sentences import Sentence, sentences_of
from aftercare.clinic.drafting.sheet_times import TimeHit, moment_from, times_in, window_from
from aftercare.clinic.spoken_words import stopping_words
from aftercare.domain.condition import Condition
from aftercare.domain.length import LengthRange, Unit
from aftercare.domain.rule import Force, Layer, NoticeBand, Quantities, Rule, RuleId, Timing, TopicId

_PHONE = re.compile(r"(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)|\b\d{2,5})[ .-]?\d{3,4}[ .-]\d{3,4}\b|\+\d[\d ]{8,14}\d")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKUP = re.compile(r"[<>{}]")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_A_PHONE = 45
_DAY_OLD, _OLDEST_SITTER = 16, 30
_NOTICE_UNITS = frozenset({Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.BUSINESS_DAY, Unit.BUSINESS_HOUR})

_ASK_TEXT = {
    "en": "Ask us about {name} before your visit. Do not stop it on your own.",
    "es": "Pregúntenos sobre {name} antes de su visita. No deje de tomarlo por su cuenta.",
}
_ASK_ALL = {
    "en": "Ask us about every medicine you take. Do not stop one on your own.",
    "es": "Pregúntenos sobre cada medicamento que toma. No deje ninguno por su cuenta.",
}
_ALL_MEDICINES = TopicId("medicines")


@dataclass(frozen=True, slots=True)
class _Named:
    """A topic where it is named in a plain sentence."""

    start: int
    end: int
    topic: TopicPattern


class DraftMaker:
    """Makes drafts from a sheet.

    Args:
        books: the patterns by language; the first language is taken in doubt.
        medicine_names: plain names of medicine classes, by topic, as our guidance has them.
    """

    def __init__(self, books: dict[str, PatternBook], medicine_names: dict[str, str]) -> None:
        self._books = books
        self._names = medicine_names

    def drafted(self, sheet: str) -> Drafted:
        """Everything that could be proposed from the text of a sheet, and what was not understood."""
        sentences = sentences_of(sheet)
        languages = Counter(self._language(sentence.text) for sentence in sentences)
        usual = max(self._books, key=lambda language: languages[language])
        drafts: list[Draft] = []
        unknown: list[Sentence] = []
        asked: list[TopicPattern] = []
        running: tuple[TimeHit, ...] = ()
        for sentence in sentences:
            book = self._books[self._language(sentence.text, usual)]
            text = book.plain(sentence.text)
            if sentence.is_question:
                asked = [named.topic for named in _topics_in(text, book)]
                continue
            if sentence.text.endswith(":") and not _topics_in(text, book) and (times := times_in(text, book)):
                running = tuple(times)
                continue
            running = running if sentence.is_item else ()
            reading = _Reading(sentence, text, book, self._names, tuple(asked), running)
            found = list(reading.drafts())
            asked = asked if not found else []
            drafts += found
            if not found and not sentence.is_heading:
                unknown.append(sentence)
        return Drafted(tuple(_with_ids(_one_main_number(drafts))), tuple(unknown), usual)

    def _language(self, text: str, usual: str = "") -> str:
        words = _WORD.findall(text.lower())
        scores = {language: sum(word in book.common for word in words) for language, book in self._books.items()}
        best = max(scores.values())
        if usual and scores[usual] == best:
            return usual
        return next(language for language, score in scores.items() if score == best)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence being read."""

    sentence: Sentence
    text: str
    book: PatternBook
    names: dict[str, str]
    asked: tuple[TopicPattern, ...]
    running: tuple[TimeHit, ...]

    def drafts(self) -> Iterator[Draft]:
        yield from self._phones()
        named = _topics_in(self.text, self.book)
        times = times_in(self.text, self.book)
        if self.asked and times and all(one.topic.is_weak for one in named):
            named = [_Named(0, 0, topic) for topic in self.asked]
        whom, found_whom = self._whom()
        if whom is not None and len(named) > 1:
            # What is named in the condition alone is not what the sentence asks for.
            rest = [one for one in named if one.start >= found_whom]
            named = rest or named
        if whom is not None and whom.case and all(one.start < found_whom for one in named):
            # "If you use a nasal spray, use it …": the limit is for them by its nature.
            whom = None if all(one.topic.manner is Manner.LIMIT for one in named) else whom
        done: set[TopicId] = set()
        for group, group_times in _groups(named, times):
            for draft in self._of_group(group, group_times, whom):
                topics = draft.rule.topics if draft.rule else ()
                if not done.issuperset(topics):
                    done.update(topics)
                    yield draft

    def _of_group(self, group: list[TopicPattern], times: list[TimeHit], whom: Condition | None) -> Iterator[Draft]:
        for manner in Manner:
            topics = [topic for topic in group if topic.manner is manner]
            if not topics:
                continue
            match manner:
                case Manner.LIMIT:
                    yield from self._limit(topics, times, whom)
                case Manner.ASK if self._asks_for_something():
                    for topic in topics:
                        yield self._ask(topic, whom)
                case Manner.ASK:
                    pass
                case Manner.DUTY | Manner.INFO:
                    for topic in topics:
                        yield self._duty(topic, times, whom)

    def _asks_for_something(self) -> bool:
        """False for a sentence that only tells of a medicine, such as what it does."""
        return any(
            self.book.has(sign, self.text) for sign in ("asking", "holding", "not_stopping", "going_on", "strong")
        )

    def _limit(self, topics: list[TopicPattern], times: list[TimeHit], whom: Condition | None) -> Iterator[Draft]:
        limits = self.book.has("limiting", self.text)
        permits = self.book.has("permitting", self.text)
        hits = times or list(self.running)
        if not hits and not limits:
            return
        by_side: dict[str, list[TopicPattern]] = {}
        for topic in topics:
            by_side.setdefault(topic.side or self._heading_side() or "before", []).append(topic)
        for side, beside in by_side.items():
            timing, is_guessed = window_from(hits, side)
            has_time = timing != Timing()
            if not has_time and permits and not limits:
                continue
            doubts = [] if has_time else [Doubt.NO_TIME]
            if has_time and is_guessed and not beside[0].side and not self._heading_side():
                doubts.append(Doubt.SIDE_GUESSED)
            allowed = self._allowed() if any(topic.topic == "clear-drinks" for topic in beside) else ()
            rule = self._rule([topic.topic for topic in beside], Force.MUST_NOT, self._own_text(), timing, whom)
            yield self._draft(replace(rule, quantities=Quantities(allowed=allowed)), doubts)

    def _ask(self, topic: TopicPattern, whom: Condition | None) -> Draft:
        if self.book.has("going_on", self.text) and not self.book.has("limiting", self.text):
            rule = self._rule([topic.topic], Force.INFO, self._own_text(), Timing(), whom)
            return self._draft(rule, [Doubt.MEDICINE])
        text = self._own_text()
        is_asking = self.book.has("asking", self.text) and not self.book.has("holding", self.text)
        if not is_asking or stopping_words(text, is_medicine=True):
            name = self.names.get(topic.topic, "")
            is_known = name and topic.topic != _ALL_MEDICINES and self.book.language == "en"
            template = _ASK_TEXT if is_known else _ASK_ALL
            text = template[self.book.language].format(name=name)
        return self._draft(self._rule([topic.topic], Force.MUST, text, Timing(), whom), [Doubt.MEDICINE])

    def _duty(self, topic: TopicPattern, times: list[TimeHit], whom: Condition | None) -> Draft:
        if topic.manner is Manner.INFO:
            rule = self._rule([topic.topic], Force.INFO, self._own_text(), Timing(), whom)
            return self._draft(replace(rule, quantities=Quantities(length=_longest(times))), [])
        if topic.topic == "medicine-list" and self.book.has("holding", self.text):
            text = _ASK_ALL[self.book.language]
            return self._draft(self._rule([topic.topic], Force.MUST, text, Timing(), whom), [Doubt.MEDICINE])
        is_strong = self.book.has("strong", self.text)
        force = Force.MUST if is_strong or topic.topic in _ALWAYS_MUST else Force.SHOULD
        quantities = Quantities()
        timing = moment_from(times) if topic.topic in _HAVE_A_MOMENT else Timing()
        match topic.topic:
            case "cancelling":
                quantities = Quantities(notice=self._notice(times))
            case "observation":
                quantities = Quantities(length=_longest(times))
            case "driver" | "sitter" | "companion":
                quantities = Quantities(age_min=self._age())
            case _:
                pass
        rule = self._rule([topic.topic], force, self._own_text(), timing, whom)
        return self._draft(replace(rule, quantities=quantities), [])

    def _rule(self, topics: list[TopicId], force: Force, text: str, timing: Timing, whom: Condition | None) -> Rule:
        return Rule(
            rule_id=RuleId(topics[0]),
            topics=tuple(dict.fromkeys(topics)),
            force=force,
            text=text,
            layer=Layer.CLINIC,
            timing=timing,
            when=whom,
        )

    def _draft(self, rule: Rule, doubts: list[Doubt]) -> Draft:
        found = list(doubts)
        if rule.when and rule.when.case:
            found.append(Doubt.CONDITION_IN_WORDS)
        if Doubt.MEDICINE not in found and self._orders_about_a_medicine():
            # Another rule of the same sentence: its order about a medicine must not travel along in the text.
            rule, found = replace(rule, text=""), [*found, Doubt.MEDICINE]
        if not rule.text:
            found.append(Doubt.CUT)
        return Draft(self.sentence, rule, None, tuple(found))

    def _orders_about_a_medicine(self) -> bool:
        if stopping_words(self.sentence.text, is_medicine=False):
            return True
        if not self.book.has("holding", self.text):
            return False
        return any(one.topic.manner is Manner.ASK for one in _topics_in(self.text, self.book))

    def _own_text(self) -> str:
        """The sentence as the text of a rule: plain, and with a full stop."""
        text = " ".join(_MARKUP.sub("", _LINK.sub("", self.sentence.text)).split()).strip(" -–:")
        if not text:
            return ""
        text = text[0].upper() + text[1:]
        return text if text.endswith((".", "!", ")")) else f"{text}."

    def _heading_side(self) -> str:
        heading = self.sentence.heading.lower()
        return next((side for side, pattern in self.book.headings if pattern.search(heading)), "")

    def _whom(self) -> tuple[Condition | None, int]:
        """For whom the sentence is, and where in it that ends."""
        match = self.book.signs["condition"].search(self.text)
        if match is None:
            return None, 0
        words = match["whom"] if match["whom"].strip() else match[0]
        keys: dict[str, list[str]] = {}
        for whom in self.book.whom:
            if whom.pattern.search(match[0]):
                keys.setdefault(whom.key, []).append(whom.name)
        if len(keys) == 1:
            (key,) = keys
            return _condition(key, tuple(keys[key])), match.end()
        case = re.sub(r"^(?:if|si)\s+", "", match[0]).strip()
        return (Condition(case=case), match.end()) if words.strip() and match[0].startswith(("if", "si")) else (None, 0)

    def _allowed(self) -> tuple[str, ...]:
        match = self.book.signs["such_as"].search(self.text)
        if match is None:
            return ()
        items = re.split(r",\s*(?:and |or |y |o )?|\s+(?:and|or|y|o)\s+", match["items"])
        kept = [item.strip() for item in items if 0 < len(item.split()) <= 3]
        return tuple(dict.fromkeys(kept)) if len(kept) == len([item for item in items if item.strip()]) else ()

    def _age(self) -> int | None:
        match = self.book.signs["age"].search(self.text)
        years = next((int(found) for found in match.groups() if found), None) if match else None
        return years if years is not None and _DAY_OLD <= years <= _OLDEST_SITTER else None

    def _notice(self, times: list[TimeHit]) -> tuple[NoticeBand, ...]:
        within = next((hit.length.longest for hit in times if hit.length), None)
        fee = self.book.signs["fee"].search(self.text)
        if within is None or within.unit not in _NOTICE_UNITS or fee is None:
            return ()
        return (NoticeBand(within, fee[0]),)

    def _phones(self) -> Iterator[Draft]:
        for match in _PHONE.finditer(self.sentence.text):
            if sum(mark.isdigit() for mark in match[0]) < 9:
                continue
            words = self.sentence.text[max(0, match.start() - _BEFORE_A_PHONE) : match.start()].lower()
            words = re.split(r"[.;!]\s|\d{4}", words)[-1]
            name = "after-hours" if self.book.has("after_hours", words) else "main"
            yield Draft(self.sentence, None, PhoneDraft(name, match[0].strip()))


def _condition(key: str, names: tuple[str, ...]) -> Condition:
    match key:
        case "takes":
            return Condition(takes=names)
        case "has":
            return Condition(has=names)
        case _:
            return Condition(uses=names)


_ALWAYS_MUST = frozenset(
    {"driver", "sitter", "arrival", "medicine-list", "observation", "emergency-sign", "cancelling"}
)
_HAVE_A_MOMENT = frozenset({"arrival", "blood-pressure-check", "companion", "rest", "paperwork", "bathroom"})


def _topics_in(text: str, book: PatternBook) -> list[_Named]:
    """The topics named in a plain sentence, in their order; in the same words the first in the book wins."""
    found: list[_Named] = []
    for topic in book.topics:
        if topic.is_weak and found:
            continue
        for match in topic.pattern.finditer(text):
            if match[0] and not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(_Named(match.start(), match.end(), topic))
    return sorted(found, key=lambda one: one.start)


def _groups(named: list[_Named], times: list[TimeHit]) -> Iterator[tuple[list[TopicPattern], list[TimeHit]]]:
    """Topics with the times that belong to them: times follow what they are said of, or stand before all of it."""
    if not named:
        return
    groups: list[tuple[list[TopicPattern], list[TimeHit]]] = []
    topics: list[TopicPattern] = []
    waiting: list[TimeHit] = [hit for hit in times if hit.end <= named[0].start]
    group_times: list[TimeHit] = []
    events: list[_Named | TimeHit] = [*named, *(hit for hit in times if hit not in waiting)]
    events.sort(key=lambda event: event.start)
    for event in events:
        if isinstance(event, TimeHit):
            group_times.append(event)
        else:
            if group_times:
                groups.append((topics, group_times))
                topics, group_times = [], []
            if event.topic not in topics:
                topics.append(event.topic)
    if topics and not group_times and groups:
        # What is named after the last time shares it: "no alcohol for a day, and no cannabis".
        group_times = groups[-1][1]
    groups.append((topics, group_times))
    for topics_of, times_of in groups:
        yield topics_of, times_of or waiting


def _longest(times: list[TimeHit]) -> LengthRange | None:
    return next(
        (hit.length for hit in times if hit.length and hit.length.longest.unit in (Unit.MINUTE, Unit.HOUR)), None
    )


def _one_main_number(drafts: list[Draft]) -> list[Draft]:
    """The first number is the main one, the first for the night the after-hours one; the same number only once."""
    seen: dict[str, str] = {}
    kept: list[Draft] = []
    for draft in drafts:
        if draft.phone is None:
            kept.append(draft)
            continue
        if draft.phone.number in seen.values():
            continue
        name = draft.phone.name if draft.phone.name not in seen else f"number-{len(seen) + 1}"
        seen[name] = draft.phone.number
        kept.append(replace(draft, phone=PhoneDraft(name, draft.phone.number)))
    return kept


def _with_ids(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with an id for each rule: its topic, and a number from the second on."""
    counts: Counter[str] = Counter()
    for draft in drafts:
        if draft.rule is None:
            yield draft
            continue
        topic = draft.rule.rule_id
        counts[topic] += 1
        rule_id = topic if counts[topic] == 1 else RuleId(f"{topic}-{counts[topic]}")
        yield replace(draft, rule=replace(draft.rule, rule_id=rule_id))
