"""The empty workbook of a year: what officials fill in and send back."""

from __future__ import annotations

from generator import addresses
from generator.forms import blank
from generator.forms.offer import Offer
from generator.forms.template import Wish
from generator.model import Dataset, Output
from generator.words import CONTOH


def template(frame: Dataset, offer: Offer) -> Output:
    """unduhan/templat/kks-<tahun>-templat.xlsx."""
    indicators = tuple(row.item for row in frame.indikator[offer.instrumen.versi])
    wish = Wish(offer.tahun, offer.instrumen, indicators, sample=CONTOH if frame.synthetic else "")
    return Output(addresses.template(offer.tahun).strip("/"), blank.make(wish))
