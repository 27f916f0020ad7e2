"""What is on the screen: windows, pages, presenters and the look. Decisions of the plan are made in ``domain``.

PySide6 hooks into ``import`` and reads the source of every module that is imported after it, in case one asks for Qt's
names in another spelling (``from __feature__ import snake_case``). None of ours does, and the first window would wait
until a hundred files are read. So the hook is taken out again here, before the first screen is imported.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  (puts the hook in)

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
