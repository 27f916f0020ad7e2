"""Answers to "Why?": the rule in full, the reason, who says so, and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board_words import board_words
from aftercare.domain.plan import Plan, Task
from aftercare.domain.rule import Layer, TopicId
from aftercare.domain.rule_words import rule_details
from aftercare.domain.window import Window, limits_topic
from aftercare.ui.course import CourseMoment
from aftercare.ui.today.rows import WhyRow


def why_topic(moment: CourseMoment, topic_id: TopicId) -> WhyRow:
    """Why the board says what it says of a topic: the rule behind it, else every rule on the topic."""
    plan = moment.plan
    item = moment.board.item(topic_id)
    topic = plan.topics.topic(topic_id)
    words = board_words(item, plan, moment.now)
    window = item.window or next((one for one in plan.windows if limits_topic(one, topic_id, plan.topics)), None)
    if window is None:
        return WhyRow(topic_id, topic.name, words.text, "", says_words(plan, None), "", topic.icon)
    rule = _full_text(window, moment)
    if item.window is not None and words.text and not rule.startswith(words.text):
        rule = f"{words.text} {rule}"
    source = source_words(plan, window)
    return WhyRow(topic_id, topic.name, rule, window.rule.why, says_words(plan, window), source, topic.icon)


def why_task(moment: CourseMoment, task: Task) -> WhyRow:
    """Why a task is asked for."""
    plan = moment.plan
    window = plan.window_of(task)
    today = plan.local(moment.now).date()
    heading = plan.filler.fill(task.heading, window, today, near=True)
    rule = _full_text(window, moment)
    return WhyRow(task.key, heading, rule, task.why, says_words(plan, window), source_words(plan, window))


def says_words(plan: Plan, window: Window | None) -> str:
    """Who says so; general guidance where nobody else does."""
    layer = window.layer if window else Layer.GENERAL
    return plan.wording.phrases[f"says_{layer.value}"]


def source_words(plan: Plan, window: Window) -> str:
    """The document a rule comes from: the clinic's plan with its version, or the numbers of our sources."""
    translate = QCoreApplication.translate
    if window.layer is Layer.CLINIC and plan.clinic is not None:
        return translate("Why", "{clinic} plan, version {serial}").format(
            clinic=plan.clinic.short_name, serial=plan.clinic.serial
        )
    known = [source for source in window.rule.sources if source not in ("U", "D")]
    if not known:
        return translate("Why", "Common practice, not checked against a source")
    return translate("Why", "Sources {ids}. Awaiting clinical review").format(ids=", ".join(known))


def _full_text(window: Window, moment: CourseMoment) -> str:
    plan = moment.plan
    today = plan.local(moment.now).date()
    text = plan.filler.fill(window.rule.text, window, today, near=True)
    if window.condition:
        text = plan.wording.say("if_upper", condition=window.condition, text=text)
    return " ".join([text, *rule_details(window, plan, today)])
