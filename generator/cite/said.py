"""The citation of a figure, in one of the forms."""

from __future__ import annotations

from generator.cite.fields import Settings, fields
from generator.cite.fill import filled
from generator.cite.forms import FORMS
from generator.cite.raw import Raw


def cited(about: Raw, settings: Settings, form: str, accessed: str) -> str:
    """The citation of a figure in one of FORMS, with the day of access (`2026-11-22`); its last line has no end."""
    return filled(FORMS[form], fields(about, settings, accessed))
