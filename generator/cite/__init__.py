"""Figure + edition + address of the site -> citations. The words stand in `forms`, and once only.

Pages form the same texts in the reader's browser (docs/aset/kutip.js) from the same words, which `shared` hands over.
"""

from __future__ import annotations

from generator.cite.fields import Settings, fields
from generator.cite.fill import filled
from generator.cite.forms import FORMS, NAMES
from generator.cite.raw import Raw, raw, where

__all__ = ["FORMS", "NAMES", "Raw", "Settings", "cited", "raw", "where"]


def cited(about: Raw, settings: Settings, form: str, accessed: str) -> str:
    """The citation of a figure in one of FORMS, with the day of access (`2026-11-22`); its last line has no end."""
    return filled(FORMS[form], fields(about, settings, accessed))
