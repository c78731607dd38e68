"""A made-up country for tests and measurements: a whole data folder, watermarked, the same bytes for the same wish."""

from generator.demo.country import Wish, make
from generator.demo.folder import NotOurs

__all__ = ["NotOurs", "Wish", "make"]
