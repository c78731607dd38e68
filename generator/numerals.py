"""Numbers as people write them: decimal comma, thousands separators, units stuck to the number."""

from __future__ import annotations

import re
from decimal import Decimal

LARGEST, MOST_DECIMALS = 10**12, 8
GROUPED = re.compile(r"-?[1-9]\d{0,2}([.,]\d{3})+")
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
BOTH = re.compile(r"-?[1-9]\d{0,2}(?:(?:\.\d{3})+,|(?:,\d{3})+\.)\d+")  # 1.234,5 and 1,234.5 can be read one way only
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
    """`93,93 %` -> `93.93`, `1.234,5` -> `1234.5`; None where the text is not such a number."""
    if BOTH.fullmatch(text.strip()):
        whole, decimals = re.findall(r"(.+)[.,](\d+)", text.strip())[0]
        return f"{re.sub('[.,]', '', whole)}.{decimals}"
    match = LOOSE.fullmatch(text.strip())
    return match.group(1).replace(",", ".") if match else with_point(text.strip())


def is_plain(number: int | Decimal) -> bool:
    """False for what no report means: 1e999, thirty decimals, more digits than a population has."""
    if isinstance(number, int):
        return abs(number) < LARGEST
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -MOST_DECIMALS <= exponent <= 0 and abs(number) < LARGEST
