"""Many synthetic patients on all cores. ``make simulate`` runs it.

python -m tests.simulation.many [--patients 10000] [--seed 1] [--weeks]

Prints the rate, the seed and every kind of violation with the patient and step it was first seen at; ends with 1 if
there is one. ``--only N`` follows a single patient again, step for step.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from tests.simulation.facts import Violation
from tests.simulation.year import WEEKS, YEAR, Outcome, Size, live

_CHUNK = 10


@dataclass
class Report:
    """What came of all patients; of each kind of violation the first one of each patient is kept."""

    seed: int
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    violations: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[int, Violation]] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        self.counts += outcome.counts
        for violation in outcome.violations:
            self.violations[violation.kind] += 1
            self.examples.setdefault(violation.kind, (outcome.number, violation))

    def __str__(self) -> str:
        years = self.counts["days"] / 364
        patients = self.counts["patients"]
        lines = [
            f"{patients:,} patients, {years:,.0f} patient-years, seed {self.seed}: {self.seconds:.0f} s, "
            f"{patients / self.seconds:.1f} patients/s, {years / self.seconds:.1f} patient-years/s",
            ", ".join(f"{name} {count:,}" for name, count in sorted(self.counts.items())),
            f"violations: {sum(self.violations.values()):,}",
        ]
        for kind, count in self.violations.most_common():
            number, example = self.examples[kind]
            lines.append(f"  {kind} {count:,}: seed {self.seed}, patient {number}, step {example.step}: {example}")
        return "\n".join(lines)


def follow(seed: int, numbers: list[int], size: Size) -> Iterator[Outcome]:
    """Patients one after the other, in this process."""
    return (live(seed, number, size) for number in numbers)


def follow_all(seed: int, patients: int, size: Size, processes: int | None = None) -> Report:
    """Patients on all cores; which core follows whom changes nothing."""
    report, begin = Report(seed), time.perf_counter()
    chunks = [list(range(patients)[first : first + _CHUNK]) for first in range(0, patients, _CHUNK)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes or os.cpu_count(), mp_context=context) as pool:
        for outcomes in pool.map(_follow_chunk, ((seed, chunk, size) for chunk in chunks)):
            for outcome in outcomes:
                report.add(outcome)
    report.seconds = time.perf_counter() - begin
    return report


def _follow_chunk(job: tuple[int, list[int], Size]) -> list[Outcome]:
    return list(follow(*job))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--patients", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weeks", action="store_true", help="weeks instead of a year each, as in the tests")
    parser.add_argument("--only", type=int, help="follow this one patient")
    options = parser.parse_args()
    size = WEEKS if options.weeks else YEAR
    if options.only is not None:
        outcome = live(options.seed, options.only, size)
        print(*outcome.violations, outcome.counts, sep="\n")
        return 1 if outcome.violations else 0
    report = follow_all(options.seed, options.patients, size)
    print(report)
    return 1 if report.violations else 0


if __name__ == "__main__":
    sys.exit(main())
