"""What made each version of a file out of the one before it: one module and one named function a change.

A change that has been released is never edited; the next one is added under the next number. The modules are named in
the tuples below, rather than searched for, so that a packaged program has them too.
"""

from __future__ import annotations

from aftercare.storage.migrations.private_0001_first_private_facts import make_first_private_facts
from aftercare.storage.migrations.private_0002_medicines import add_medicines
from aftercare.storage.migrations.private_0003_prints import add_prints
from aftercare.storage.migrations.private_0004_preparation import add_preparation
from aftercare.storage.migrations.private_0005_installed_packs import add_installed_packs
from aftercare.storage.migrations.private_0006_first_run import add_first_run
from aftercare.storage.migrations.schedule_0001_first_schedule import make_first_schedule
from aftercare.storage.migrations.schedule_0002_nudges import add_nudges
from aftercare.storage.migrations.schedule_0003_away_and_clocks import add_away_and_clocks
from aftercare.storage.migrations.schedule_0004_session_checksums import add_session_checksums
from aftercare.storage.migrations.schedule_0005_ledger_order import put_ledger_in_order

SCHEDULE_CHANGES = (
    make_first_schedule,
    add_nudges,
    add_away_and_clocks,
    add_session_checksums,
    put_ledger_in_order,
)
PRIVATE_CHANGES = (
    make_first_private_facts,
    add_medicines,
    add_prints,
    add_preparation,
    add_installed_packs,
    add_first_run,
)
