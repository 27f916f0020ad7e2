"""Many synthetic patients on all cores. ``make simulate`` runs it.

python -m tests.simulation.many [--patients 10000] [--seed 1] [--weeks] [--mishaps 6] [--processes N]

Prints how far it is, and at the end the rate, the seed and every kind of violation with the patient and step it was
first seen at; ends with 1 if there is one. It can be stopped with Ctrl-C at any time: it then tells what it has seen so
far, and the next run with the same seed goes on from there, as long as no source has changed. ``--only N`` follows a
single patient again, step for step.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace

from tests.simulation.facts import Violation
from tests.simulation.journal import Journal
from tests.simulation.year import WEEKS, YEAR, Outcome, Size, live

_CHUNK = 4
_TELL_EVERY = 30.0

Tell = Callable[[str], None]


@dataclass
class Report:
    """What came of all patients; of each kind of violation the first one seen is kept.

    Attributes:
        seconds: how long this run took; what an earlier run has lived is not in it.
        lived: how many patients this run lived.
        wanted: how many there were to be.
    """

    seed: int
    seconds: float = 0.0
    lived: int = 0
    wanted: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    violations: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[int, Violation]] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        self.counts += outcome.counts
        for violation in outcome.violations:
            self.violations[violation.kind] += 1
            self.examples.setdefault(violation.kind, (outcome.number, violation))

    def progress(self) -> str:
        """One line on how far it is."""
        rate = self.lived / self.seconds if self.seconds else 0.0
        left = self.wanted - self.counts["patients"]
        minutes = f", about {left / rate / 60:.0f} min left" if rate else ""
        return (
            f"{self.counts['patients']:,} of {self.wanted:,} patients, {sum(self.violations.values()):,} violations, "
            f"{rate:.1f} patients/s{minutes}"
        )

    def __str__(self) -> str:
        years = self.counts["days"] / 364
        patients = self.counts["patients"]
        rate = self.lived / self.seconds if self.seconds else 0.0
        lines = [
            f"{patients:,} of {self.wanted:,} patients, {years:,.0f} patient-years, seed {self.seed}; "
            f"{self.lived:,} of them in this run: {self.seconds:.0f} s, {rate:.1f} patients/s",
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


def follow_all(
    seed: int,
    patients: int,
    size: Size,
    processes: int | None = None,
    journal: Journal | None = None,
    tell: Tell | None = None,
) -> Report:
    """Patients on all cores; which core follows whom changes nothing. Ctrl-C ends it with what was lived so far."""
    report, begin = Report(seed, wanted=patients), time.perf_counter()
    known = {one.number: one for one in journal.outcomes()} if journal is not None else {}
    for number in range(patients):
        if number in known:
            report.add(known[number])
    to_live = [number for number in range(patients) if number not in known]
    chunks = [to_live[first : first + _CHUNK] for first in range(0, len(to_live), _CHUNK)]
    context = multiprocessing.get_context("spawn")
    told = begin
    with ProcessPoolExecutor(processes or os.cpu_count(), mp_context=context, initializer=_begin) as pool:
        jobs = [pool.submit(_follow_chunk, seed, chunk, size) for chunk in chunks]
        try:
            for job in as_completed(jobs):
                outcomes = job.result()
                _take(report, outcomes, journal)
                report.lived += len(outcomes)
                report.seconds = time.perf_counter() - begin
                if tell is not None and time.perf_counter() - told > _TELL_EVERY:
                    told = time.perf_counter()
                    tell(report.progress())
        except KeyboardInterrupt:
            pool.shutdown(wait=True, cancel_futures=True)
    report.seconds = time.perf_counter() - begin
    return report


def _take(report: Report, outcomes: Sequence[Outcome], journal: Journal | None) -> None:
    for outcome in outcomes:
        report.add(outcome)
    if journal is not None:
        journal.keep(outcomes)


def _begin() -> None:
    """A process ends what it is at when the run is stopped, and never looks for garbage in what it has loaded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()


def _follow_chunk(seed: int, numbers: list[int], size: Size) -> list[Outcome]:
    return list(follow(seed, numbers, size))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--patients", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weeks", action="store_true", help="weeks instead of a year each, as in the tests")
    parser.add_argument("--mishaps", type=int, default=1, help="so many times as much goes wrong")
    parser.add_argument("--only", type=int, help="follow this one patient")
    parser.add_argument("--processes", type=int, help="how many cores to use; all of them without it")
    parser.add_argument("--anew", action="store_true", help="forget what an earlier run has lived")
    options = parser.parse_args()
    size = replace(WEEKS if options.weeks else YEAR, mishaps=options.mishaps)
    if options.only is not None:
        outcome = live(options.seed, options.only, size)
        print(*outcome.violations, outcome.counts, sep="\n")
        return 1 if outcome.violations else 0
    name = "weeks" if options.weeks else "year"
    journal = Journal.of(name if options.mishaps == 1 else f"{name}-{options.mishaps}", options.seed)
    if options.anew:
        journal.forget()
    # A run that is killed politely stops as it does with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    report = follow_all(
        options.seed, options.patients, size, options.processes, journal, lambda line: print(line, flush=True)
    )
    print(report)
    return 1 if report.violations else 0


if __name__ == "__main__":
    sys.exit(main())
