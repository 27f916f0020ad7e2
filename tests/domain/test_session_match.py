"""An appointment that a file brings is known, moves a session, or is a new one; nothing is counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from tests.domain import samples

from aftercare.domain.appointment_file import ClockSource, FoundAppointment
from aftercare.domain.session import Session
from aftercare.domain.session_match import Meaning, match, session_id_of

NOW = samples.at("2026-05-12 08:00")


def found(start: str = "2026-05-14 10:00", uid: str = "visit-1", **other: object) -> FoundAppointment:
    starts = samples.at(start)
    one = FoundAppointment(uid, starts.date(), starts, None, ClockSource.ZONE, "Visit", "", False, False)
    return replace(one, **other)  # type: ignore[arg-type]


def session(start: str, session_id: str = "by-hand", **other: object) -> Session:
    return replace(samples.session(samples.IV, start, session_id=session_id), **other)  # type: ignore[arg-type]


def test_the_same_time_is_the_same_session_whoever_entered_it() -> None:
    known = session("2026-05-14 10:00")

    assert match(found(), [known], samples.PACIFIC, NOW).meaning is Meaning.KNOWN
    assert (
        match(found(starts=samples.at("2026-05-14 10:00").astimezone(UTC)), [known], samples.PACIFIC, NOW).session
        == known
    )


def test_a_file_that_comes_again_with_another_time_moves_its_session() -> None:
    kept = session("2026-05-14 10:00", session_id_of(found()))
    other = session("2026-05-20 10:00", "other")

    one = match(found("2026-06-02 09:00"), [other, kept], samples.PACIFIC, NOW)

    assert (one.meaning, one.session, one.movable) == (Meaning.MOVE, kept, (kept,))


def test_another_time_on_the_day_of_a_session_is_offered_as_its_move_and_any_other_day_as_a_new_one() -> None:
    first, second = session("2026-05-14 10:00"), session("2026-05-21 10:00", "second")

    same_day, other_day = (
        match(found("2026-05-14 13:00"), [second, first], samples.PACIFIC, NOW),
        match(found("2026-05-15 10:00"), [second, first], samples.PACIFIC, NOW),
    )

    assert (same_day.meaning, same_day.session) == (Meaning.MOVE, first)
    assert (other_day.meaning, other_day.session, other_day.movable) == (Meaning.ADD, None, (first, second))


def test_a_session_that_is_over_is_never_moved() -> None:
    over = session("2026-05-11 10:00", actual_end=samples.at("2026-05-11 12:00"))

    assert match(found("2026-05-13 10:00"), [over], samples.PACIFIC, NOW).movable == ()
    same_uid = replace(over, session_id=session_id_of(found()))
    assert match(found("2026-05-13 10:00"), [same_uid], samples.PACIFIC, NOW).meaning is Meaning.ADD


def test_what_is_called_off_finds_its_session_or_says_that_it_knows_none() -> None:
    kept = session("2026-05-14 10:00")

    assert match(found(is_cancelled=True), [kept], samples.PACIFIC, NOW).meaning is Meaning.CALL_OFF
    assert match(found("2026-05-15 10:00", is_cancelled=True), [kept], samples.PACIFIC, NOW).meaning is Meaning.NOT_OURS
    gone = session("2026-05-14 10:00", session_id_of(found()), is_cancelled=True)
    assert match(found(is_cancelled=True), [gone], samples.PACIFIC, NOW).meaning is Meaning.KNOWN


def test_a_day_without_a_time_and_a_time_that_is_past_are_not_taken() -> None:
    assert match(found(starts=None), [], samples.PACIFIC, NOW).meaning is Meaning.DAY_ONLY
    assert match(found("2026-05-12 07:59"), [], samples.PACIFIC, NOW).meaning is Meaning.PAST


def test_the_name_of_its_session_hangs_on_the_files_name_for_it_and_tells_nothing() -> None:
    one, moved, other = found(), found("2026-06-02 09:00"), found(uid="Ketamine visit 2")

    assert session_id_of(one) == session_id_of(moved) != session_id_of(other)
    assert "etamine" not in session_id_of(other)
    nameless = found(uid="")
    assert session_id_of(nameless) == session_id_of(found(uid="")) != session_id_of(found("2026-05-15 10:00", uid=""))
