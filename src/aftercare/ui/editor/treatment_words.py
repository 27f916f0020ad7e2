"""The treatments by the names a clinic uses."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aftercare.domain.treatment import Treatment


def treatment_names() -> dict[Treatment, str]:
    """The name of each treatment."""
    translate = QCoreApplication.translate
    return {
        Treatment.IV_INFUSION: translate("Editor", "IV infusion"),
        Treatment.IM_INJECTION: translate("Editor", "Injection (IM)"),
        Treatment.ESKETAMINE_NASAL: translate("Editor", "Esketamine nasal spray"),
        Treatment.ORAL: translate("Editor", "Tablet or lozenge"),
    }
