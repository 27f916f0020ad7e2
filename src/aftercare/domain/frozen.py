"""``frozen``: the decorator of our values, which cannot be changed and are equal when their fields are.

They are slotted dataclasses in all that a reader, mypy, ``dataclasses.fields`` or ``replace`` can tell. Only
the making differs: ``dataclass(frozen=True, slots=True)`` compiles six methods for each class whenever the program
starts, and the first window waits for some seventy classes. Here one method is compiled, ``__init__``, and the others
are shared. What is loaded after the first window may as well be a plain dataclass. Give every class a docstring: for
one without, the standard library works out a signature, which takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Value = TypeVar("_Value")

_with_fields_and_slots = dataclass(init=False, repr=False, eq=False, slots=True)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_Value]) -> type[_Value]:
    """The class as a frozen dataclass with slots. Its fields may have a default, a factory of one, and ``init=False``.

    Methods that the class writes itself are kept.
    """
    made = _with_fields_and_slots(cls)
    own = fields(made)  # type: ignore[arg-type]
    methods = {"__init__": _compiled_init(made, own), **_whole(made, [one.name for one in own]), **_SHARED}
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _compiled_init(cls: type, own: Sequence[Field[object]]) -> Callable[..., None]:
    """An ``__init__`` that sets each slot by its descriptor, because the class itself refuses to set anything."""
    known: dict[str, object] = {"MISSING": MISSING}
    parameters, lines = ["self"], []
    for one in own:
        if one.init:
            name, given = one.name, one.name
            known[f"_set_{name}"] = cls.__dict__[name].__set__
            if one.default_factory is not MISSING:
                known[f"_new_{name}"], known[f"_default_{name}"] = one.default_factory, MISSING
                given = f"_new_{name}() if {name} is MISSING else {name}"
            elif one.default is not MISSING:
                known[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}" if f"_default_{name}" in known else name)
            lines.append(f"_set_{name}(self, {given})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), known)
    init: Any = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init  # type: ignore[no-any-return]


def _whole(cls: type, names: Sequence[str]) -> dict[str, Callable[..., object]]:
    """The methods that take all fields together."""
    get = attrgetter(*names)
    contents: Callable[[object], tuple[object, ...]] = get if len(names) > 1 else lambda value: (get(value),)
    setters = [cls.__dict__[name].__set__ for name in names]

    def equals(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return contents(self) == contents(other)

    def hash_of(self: object) -> int:
        return hash(contents(self))

    def state(self: object) -> tuple[object, ...]:
        return contents(self)

    def set_state(self: object, state: tuple[object, ...]) -> None:
        for set_field, part in zip(setters, state, strict=True):
            set_field(self, part)

    return {"__eq__": equals, "__hash__": hash_of, "__getstate__": state, "__setstate__": set_state}


def _repr(self: Any) -> str:
    told = [f"{one.name}={getattr(self, one.name)!r}" for one in fields(self)]
    return f"{self.__class__.__qualname__}({', '.join(told)})"


def _refuse_to_set(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED: dict[str, Callable[..., object]] = {
    "__repr__": _repr,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
}
