"""How long work takes, while other work on the machine only ever adds."""

from __future__ import annotations

import time
from collections.abc import Callable


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """The shortest time of several rounds, in seconds."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)
