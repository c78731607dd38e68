"""The command line's own words in Indonesian: a catalogue for the library's messages (its own means, gettext)."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN, FOLDER = "kks", Path(__file__).parent / "locale"


def speak_indonesian() -> None:
    """Point gettext at our catalogue for this process, whatever language the machine speaks."""
    os.environ["LANGUAGE"] = "id"
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
