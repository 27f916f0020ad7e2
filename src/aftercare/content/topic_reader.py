"""Reads topics: ours, and those a clinic adds."""

from __future__ import annotations

from aftercare.content.findings import did_you_mean, quoted
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.speech_reader import read_speech
from aftercare.content.table_reader import TableReader
from aftercare.domain.rule import Speech, TopicId
from aftercare.domain.topic import Topic, TopicTree, Usual

_ID_REMEDY = 'give the topic a name in the file, such as id = "kratom"'
_NAME_REMEDY = 'write the name people see, such as name = "Kratom"'
_DEEPEST = 8


def read_topics(table: TableReader) -> dict[TopicId, Topic]:
    """Our own topics, which also say how rules on them speak."""
    topics: dict[TopicId, Topic] = {}
    entries: dict[TopicId, TableReader] = {}
    for entry in table.tables("topic", "add [[topic]]"):
        topic_id = _read_id(entry, entries)
        under = entry.identifier("under")
        topic = Topic(
            topic_id=topic_id,
            name=entry.text("name", _NAME_REMEDY, longest=LONGEST_NAME),
            under=TopicId(under) if under else None,
            icon=entry.identifier("icon") or "info",
            usual=entry.choice("usual", Usual) or Usual.AS_USUAL,
            limit=_read_words(entry, "limit"),
            duty=_read_words(entry, "duty"),
        )
        entry.finish()
        if topic_id:
            topics[topic_id], entries[topic_id] = topic, entry
    _check_tree(topics, entries, frozenset(topics))
    return topics


def read_own_topics(table: TableReader, known: TopicTree) -> dict[TopicId, Topic]:
    """The topics a clinic declares because we do not know them."""
    topics: dict[TopicId, Topic] = {}
    entries: dict[TopicId, TableReader] = {}
    for entry in table.tables("topic"):
        topic_id = _read_id(entry, entries)
        name = entry.text("name", _NAME_REMEDY, longest=LONGEST_NAME)
        under = entry.identifier("under")
        entry.finish()
        if topic_id in known:
            entry.fault("id", f"{quoted(topic_id)} is one of our topics already", "take the [[topic]] out and use ours")
        if topic_id:
            topics[topic_id], entries[topic_id] = Topic(topic_id, name, TopicId(under) if under else None), entry
    _check_tree(topics, entries, frozenset(topics) | {topic.topic_id for topic in known})
    return topics


def _read_id(entry: TableReader, entries: dict[TopicId, TableReader]) -> TopicId:
    topic_id = TopicId(entry.identifier("id", _ID_REMEDY))
    if topic_id:
        entry.relabelled(f"topic {topic_id}")
        if topic_id in entries:
            entry.fault("id", f"{quoted(topic_id)} is already used above", "give each topic a name of its own")
    return topic_id


def _read_words(entry: TableReader, key: str) -> Speech:
    inner = entry.table(key)
    if inner is None:
        return Speech()
    speech = read_speech(inner)
    inner.finish()
    return speech


def _check_tree(topics: dict[TopicId, Topic], entries: dict[TopicId, TableReader], known: frozenset[str]) -> None:
    for topic_id, entry in entries.items():
        under = topics[topic_id].under
        if under is None:
            continue
        if under not in known:
            remedy = did_you_mean(under, sorted(known), "name a topic that is declared, or leave under out")
            entry.fault("under", f"{quoted(under)} is not a topic", remedy)
        elif not _has_a_top(topic_id, topics):
            entry.fault(
                "under", "the topic lies under itself, or too deep", f"keep topics within {_DEEPEST} of one another"
            )


def _has_a_top(topic_id: TopicId, topics: dict[TopicId, Topic]) -> bool:
    here: TopicId | None = topic_id
    for _ in range(_DEEPEST):
        if here is None or here not in topics:
            return True
        here = topics[here].under
    return False
