"""What every screen that takes a clinic's file needs of the rest of the program.

One way for all of them: first run, Settings, double-click, drag and the folders of this computer all do the same.

1. ``offers()`` are the files found on this computer, ``consider(path)`` looks at one the person chose. Both give a
   ``Consideration``: a value that says how it stands (``standing``), what is still to be asked (``questions``, in
   order) and what would change (``changes``). Nothing is written, whatever is wrong with the file.
2. While it is ``Standing.ASKING``, ask its first question; ``answer`` gives the next ``Consideration``. A question that
   nobody answered stays open. Ending without an answer changes nothing; ``decline`` also keeps the file from being
   offered again.
3. Once it is ``Standing.READY``, ``accept`` keeps it and puts it in force: plans, reminders and screens follow at once.

``current()`` is what is in use. ``App.packs`` is the real thing, ``Course.clinic`` the pack in force as a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from aftercare.domain.pack_choice import Consideration, PackAnswers, PackInUse, PackNews
from aftercare.domain.wording import Wording


class ClinicPacks(Protocol):
    """The clinic packs of one person on this computer."""

    def current(self) -> PackInUse | None:
        """The pack in use; None for general guidance."""

    def history(self) -> Sequence[PackInUse]:
        """The packs that were in use and can still be read, the latest first."""

    def wording(self) -> Wording:
        """How lengths, times and conditions are said."""

    def names(self) -> Mapping[str, str]:
        """Plain names of topics, medicine classes, conditions and treatments, by id."""

    def news(self) -> PackNews | None:
        """What a newer version changed, until the person has read it."""

    def news_read(self) -> None:
        """Keep that they have.

        Raises:
            AftercareError: it could not be kept.
        """

    def offers(self) -> Sequence[Consideration]:
        """The files in the folders of this computer that are not in use and were not declined, the newest of each."""

    def unreadable_folders(self) -> Sequence[Path]:
        """The folders of this computer that are there and could not be read the last time."""

    def consider(self, path: Path) -> Consideration:
        """What a file, or the folder of a draft, would change. Nothing is written."""

    def answer(self, consideration: Consideration, answers: PackAnswers) -> Consideration:
        """How it stands once the person has said this."""

    def accept(self, consideration: Consideration) -> PackInUse:
        """Keep a pack that is ready, and put it in force.

        Raises:
            AftercareError: it could not be kept; what was in use still is.
        """

    def decline(self, consideration: Consideration) -> None:
        """Keep that the person does not want this file.

        Raises:
            AftercareError: it could not be kept.
        """

    def leave(self) -> None:
        """Go back to general guidance. What is remembered of the clinic stays.

        Raises:
            AftercareError: it could not be kept; what was in use still is.
        """
