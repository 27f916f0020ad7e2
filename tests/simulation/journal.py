"""What a long run has lived so far, in a file, so that it can be stopped and gone on with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from tests.simulation.facts import Violation
from tests.simulation.year import Outcome

_TOP = Path(__file__).parents[2]
_FOLDER = _TOP / "build" / "simulation"
_LIVED_BY = (
    "src",
    "resources",
    "tests/simulation",
    "tests/packs",
    "tests/domain/contents.py",
    "tests/domain/samples.py",
)


@dataclass(frozen=True, slots=True)
class Journal:
    """One file with a line a patient."""

    path: Path

    @classmethod
    def of(cls, size: str, seed: int) -> Journal:
        """The journal of these patients, lived through by these very sources: with any other, it begins anew."""
        return cls(_FOLDER / f"{size}-seed-{seed}-{_fingerprint()}.jsonl")

    def outcomes(self) -> Iterator[Outcome]:
        """What came of those who have lived. A line that a power cut left unfinished is passed over."""
        if not self.path.exists():
            return
        for line in self.path.read_text("utf-8").splitlines():
            try:
                number, violations, counts = json.loads(line)
            except ValueError:
                continue
            yield Outcome(number, [Violation(*one) for one in violations], Counter(counts))

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Add what came of some more."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps([one.number, one.violations, one.counts]) + "\n" for one in outcomes)

    def forget(self) -> None:
        """Begin anew."""
        self.path.unlink(missing_ok=True)


def _fingerprint() -> str:
    """A short name of all sources on which a life hangs."""
    digest = blake2b(digest_size=6)
    for name in _LIVED_BY:
        for path in sorted([_TOP / name, *(_TOP / name).rglob("*")]):
            if path.suffix in (".py", ".toml"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
