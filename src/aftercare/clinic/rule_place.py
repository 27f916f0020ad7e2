"""Where a rule of a pack stands, for what ``check`` tells of it."""

from __future__ import annotations

from aftercare.domain.rule import Rule


def file_and_place(rule: Rule | None) -> tuple[str, str]:
    """The file a rule was read from, and its place in words; ``rules.toml`` as a whole where there is no rule."""
    if rule is None:
        return "rules.toml", "rules"
    file, _, place = rule.place.partition(":")
    return (file, place) if place else ("rules.toml", f"rule {rule.rule_id}")
