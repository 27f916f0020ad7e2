"""Makes the packets of a batch on all cores: each worker reads pack and guidance once and then makes file after file.

Part of ``print_command``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.sheet import SheetKind

if TYPE_CHECKING:
    from aftercare.content.sessions_reader import SessionRow
    from aftercare.domain.clinic import ClinicPack
    from aftercare.domain.guidance import Guidance
    from aftercare.domain.plan import Plan
    from aftercare.domain.sheets.words import SheetWords

_WAITING_PER_WORKER = 4
"""So many packets are handed out ahead: workers never wait, and no more than these lie in memory."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is the same for all packets of a batch.

    Attributes:
        pack: the clinic's pack, a folder or a file.
        resources: the folder of our content.
        fonts: the folder of the faces.
        language: of our content.
        kinds: the sheets of a packet, in their order.
        paper: what it is printed on.
        size: how large.
        printed_at: the moment that stands on every sheet.
    """

    pack: Path
    resources: Path
    fonts: Path
    language: str
    kinds: tuple[SheetKind, ...]
    paper: Paper
    size: TextSize
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet to make: its session, the others of the same patient, and where it goes."""

    row: SessionRow
    course: tuple[SessionRow, ...]
    file: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one packet: the number of its pages, or why it could not be made."""

    packet: Packet
    pages: int = 0
    problem: str = ""


def made_packets(batch: Batch, packets: Sequence[Packet], workers: int) -> Iterator[Outcome]:
    """Makes packets, and tells of each as it is done.

    Args:
        batch: what all share.
        packets: what to make.
        workers: how many processes; 1 makes them in this one.
    """
    if workers <= 1 or len(packets) <= 1:
        press = PacketPress(batch)
        for packet in packets:
            yield press.make(packet)
        return
    # Started afresh and not forked: a fork would copy whatever threads and locks this process holds.
    pool = ProcessPoolExecutor(
        min(workers, len(packets)), mp_context=get_context("spawn"), initializer=_begin, initargs=(batch,)
    )
    try:
        waiting: set[Future[Outcome]] = set()
        coming = iter(packets)
        while True:
            room = _WAITING_PER_WORKER * workers - len(waiting)
            waiting |= {pool.submit(_make, packet) for packet in islice(coming, room)}
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_presses: list[PacketPress] = []


def _begin(batch: Batch) -> None:
    """In a worker: read what all packets need."""
    _presses[:] = [PacketPress(batch)]


def _make(packet: Packet) -> Outcome:
    return _presses[0].make(packet)


class PacketPress:
    """Makes packet after packet of one batch."""

    def __init__(self, batch: Batch) -> None:
        """Read the pack and our content; what is wrong with either was found before."""
        from aftercare.content.guidance_reader import read_guidance, read_sheets_words
        from aftercare.content.pack_reader import load_pack

        self._batch = batch
        self._guidance: Guidance = read_guidance(batch.resources, batch.language)
        self._words: SheetWords = read_sheets_words(batch.resources, batch.language)
        self._pack: ClinicPack | None = load_pack(batch.pack, self._guidance).pack

    def make(self, packet: Packet) -> Outcome:
        """Make one packet and write it, whole or not at all."""
        from aftercare.domain.errors import AftercareError
        from aftercare.storage.data_folder import write_private_file

        try:
            pdf, pages = self._pdf(packet)
            write_private_file(packet.file, pdf)
        except AftercareError as error:
            return Outcome(packet, problem=str(error))
        return Outcome(packet, pages)

    def _pdf(self, packet: Packet) -> tuple[bytes, int]:
        from aftercare.documents.page_pictures import page_count
        from aftercare.documents.press import packet_pdf
        from aftercare.domain.sheets.catalogue import made_sheet
        from aftercare.domain.sheets.printing import Printing

        batch = self._batch
        plans = tuple(self._plan(row) for row in packet.course)
        plan = next(plan for plan in plans if plan.session.session_id == packet.row.session.session_id)
        printing = Printing(plan, self._words, batch.printed_at, plans)
        sheets = [made_sheet(kind, printing, self._guidance) for kind in batch.kinds]
        logo = self._pack.logo if self._pack is not None else None
        pdf = packet_pdf(sheets, batch.fonts, batch.paper, batch.size, logo=logo)
        return pdf, page_count(pdf)

    def _plan(self, row: SessionRow) -> Plan:
        from aftercare.domain.planning import PlanRequest, make_plan

        request = PlanRequest(self._guidance, self._pack, row.facts, row.session, row.zone, (), row.driver)
        return make_plan(request)


def all_cores() -> int:
    """How many processes this computer runs at once."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1
