"""A made-up country for tests and measurements: a whole data folder, watermarked, the same bytes for the same wish."""

from generator.demo.country import NoGround, Wish, make
from generator.demo.folder import NotOurs

__all__ = ["NoGround", "NotOurs", "Wish", "make"]
