"""A title of a page or of a part of it, announced as a heading."""

from __future__ import annotations

from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel


class Heading(TextLabel):
    """A text label whose words are also its spoken name."""

    spoken_role = SpokenRole.HEADING

    def show_text(self, text: str) -> None:
        """Show `text`, and nothing at all when it is empty."""
        super().show_text(text)
        self.setAccessibleName(text)
