"""Values of ours beside the same values as dataclasses of the standard library."""

from __future__ import annotations

import inspect
import pickle
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.frozen import frozen


def classes(decorate: Any) -> tuple[Any, Any, Any]:
    """The same three classes under one decorator or the other."""

    @decorate
    class Dose:
        """How much of what, and when."""

        milligrams: int
        name: str = "ketamine"
        taken: dict[str, bool] = field(default_factory=dict)
        times: tuple[int, ...] = ()
        is_whole: bool = field(init=False)

        def __post_init__(self) -> None:
            if self.milligrams < 0:
                raise ValueError("a dose cannot be negative")
            object.__setattr__(self, "is_whole", self.milligrams % 10 == 0)

    @decorate
    class Pair:
        """Two names."""

        left: str
        right: str = ""

        def __str__(self) -> str:
            return f"{self.left} and {self.right}"

    @decorate
    class Cup:
        """One field only."""

        size: int

    return Dose, Pair, Cup


@frozen
class Loud:
    """A value that speaks for itself."""

    word: str

    def __repr__(self) -> str:
        return self.word.upper()


OURS, STANDARD = classes(frozen), classes(dataclass(frozen=True, slots=True))
DOSES, PAIRS, CUPS = zip(OURS, STANDARD, strict=True)
Dose, Pair, Cup = OURS

ours_and_standard = pytest.mark.parametrize(
    ("ours", "standard", "arguments", "named"),
    [
        (*DOSES, (50,), {}),
        (*DOSES, (55, "esketamine"), {"times": (1, 2)}),
        (*DOSES, (), {"milligrams": 0, "taken": {"today": True}}),
        (*PAIRS, ("Alex", "Sam"), {}),
        (*PAIRS, (), {"right": "", "left": "Jo"}),
        (*CUPS, (3,), {}),
    ],
)


@ours_and_standard
def test_a_value_holds_and_tells_what_the_standard_one_does(
    ours: Any, standard: Any, arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    mine, theirs = ours(*arguments, **named), standard(*arguments, **named)

    assert astuple(mine) == astuple(theirs)
    assert asdict(mine) == asdict(theirs)
    assert repr(mine) == repr(theirs)
    assert is_dataclass(mine)
    assert [one.name for one in fields(mine)] == [one.name for one in fields(theirs)]
    assert ours.__match_args__ == standard.__match_args__
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(standard).parameters)
    assert not hasattr(mine, "__dict__")


@ours_and_standard
def test_copies_are_equal_and_complete(
    ours: Any, standard: Any, arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    value = ours(*arguments, **named)

    for twin in (copy(value), deepcopy(value), replace(value)):
        assert twin == value
        assert astuple(twin) == astuple(value)


@ours_and_standard
def test_nothing_can_be_set_or_deleted(
    ours: Any, standard: Any, arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    for value in (ours(*arguments, **named), standard(*arguments, **named)):
        before = astuple(value)
        for name in ours.__match_args__:
            with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
                setattr(value, name, 1)
            with pytest.raises(FrozenInstanceError, match=f"cannot delete field '{name}'"):
                delattr(value, name)
        assert astuple(value) == before
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'unheard_of'"):
        ours(*arguments, **named).unheard_of = 1


@given(st.tuples(st.text(max_size=2), st.text(max_size=2)), st.tuples(st.text(max_size=2), st.text(max_size=2)))
def test_values_are_equal_when_the_standard_ones_are_and_then_share_their_hash(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    mine, theirs = [Pair(*one), Pair(*other)], [PAIRS[1](*one), PAIRS[1](*other)]

    assert (mine[0] == mine[1]) is (theirs[0] == theirs[1])
    assert (mine[0] != mine[1]) is (theirs[0] != theirs[1])
    assert len(set(mine)) == len(set(theirs))


def test_a_value_equals_nothing_of_another_class() -> None:
    assert Cup(3) != CUPS[1](3)
    assert Cup(3) != 3
    assert Pair("Alex") != ("Alex", "")


def test_a_value_with_a_dictionary_in_it_has_no_hash() -> None:
    for kind in DOSES:
        with pytest.raises(TypeError, match="unhashable"):
            hash(kind(50))


def test_each_value_gets_a_default_of_its_own() -> None:
    first, second = Dose(10), Dose(10)
    first.taken["today"] = True

    assert second.taken == {}


@pytest.mark.parametrize("arguments", [(), ("Alex", "Sam", "Jo"), ("Alex", "Sam", "left")])
def test_wrong_arguments_are_refused(arguments: tuple[str, ...]) -> None:
    for kind in PAIRS:
        with pytest.raises(TypeError, match="argument"):
            kind(*arguments)


def test_a_value_is_checked_when_it_is_made_and_when_it_is_replaced() -> None:
    with pytest.raises(ValueError, match="negative"):
        Dose(-1)
    with pytest.raises(ValueError, match="negative"):
        replace(Dose(1), milligrams=-1)
    assert replace(Dose(55), milligrams=50).is_whole


def test_methods_that_a_class_writes_itself_are_kept() -> None:
    assert str(Pair("Alex", "Sam")) == "Alex and Sam"
    assert repr(Loud("ready")) == "READY"


def test_a_match_statement_takes_a_value_apart() -> None:
    match Pair("Alex", "Sam"):
        case Pair(left, right):
            assert (left, right) == ("Alex", "Sam")
        case _:
            pytest.fail("not matched")


def test_a_value_that_can_be_imported_can_be_pickled() -> None:
    from aftercare.domain.length import Length, Unit

    assert pickle.loads(pickle.dumps(Length(6, Unit.HOUR))) == Length(6, Unit.HOUR)
