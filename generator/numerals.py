"""Numbers as people write them: decimal comma, thousands separators, units stuck to the number."""

from __future__ import annotations

import re
from decimal import Decimal

LARGEST, MOST_DECIMALS = 10**12, 8
GROUPED = re.compile(r"-?[1-9]\d{0,2}([.,]\d{3})+")
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
LOOSE = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*(%|persen|desa|kelurahan|orang|kasus|buah|unit)\.?", re.IGNORECASE)


def is_ambiguous(text: str, may_be_large: bool) -> bool:
    """True where `1.234` may mean a thousand: whole numbers and quantities without an upper bound."""
    return may_be_large and GROUPED.fullmatch(text) is not None


def readings(text: str) -> tuple[str, str | None]:
    """The two ways to read `1.234`: as 1234, and as 1.2340; the second is None for `1.234.567`."""
    whole = re.sub(r"[.,]", "", text)
    if len(re.findall(r"[.,]", text)) > 1:
        return whole, None
    return whole, text.replace(",", ".") + "0"


def with_point(text: str) -> str | None:
    """`93,93` -> `93.93`; None where the text is not a number with a decimal comma."""
    return text.replace(",", ".") if DECIMAL_COMMA.fullmatch(text) else None


def bare(text: str) -> str | None:
    """`93,93 %` -> `93.93`; None where the text is not a number followed by a unit."""
    match = LOOSE.fullmatch(text.strip())
    return match.group(1).replace(",", ".") if match else with_point(text.strip())


def is_plain(number: int | Decimal) -> bool:
    """False for what no report means: 1e999, thirty decimals, more digits than a population has."""
    if isinstance(number, int):
        return abs(number) < LARGEST
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -MOST_DECIMALS <= exponent <= 0 and abs(number) < LARGEST
