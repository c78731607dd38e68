"""How a page is passed on: its address on paper and in a message, only where the site has one."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
import zxingcpp

from generator.pages.passing import passing

CARD = "/edisi/2024/62.01-kotawaringin-barat/"
HOME = "https://contoh.example/kks/"


def dots(svg: str) -> np.ndarray:
    """The code as pixels, 8 a module, from the strokes of its one dark path (h draws a row, m moves)."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    pixels = np.full((side, side), 255, np.uint8)
    x, y = 0.0, 0.0
    path = re.findall(r'<path[^>]*stroke="[^"]+"[^>]* d="([^"]+)"|<path[^>]* d="([^"]+)"[^>]*stroke', svg)[-1]
    for step, numbers in re.findall(r"([MmhH])([-\d. ]+)", "".join(path)):
        at = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        if step == "M":
            x, y = at
        elif step == "m":
            x, y = x + at[0], y + at[1]
        else:
            pixels[int(y), int(x) : int(x + at[0])] = 0
            x += at[0]
    return np.kron(pixels, np.ones((8, 8), np.uint8))


def test_the_code_leads_to_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKS_ALAMAT", HOME)
    found = passing(CARD, "Kabupaten Kotawaringin Barat, edisi 2024")
    assert found.alamat == f"{HOME.rstrip('/')}{CARD}"
    assert [code.text for code in zxingcpp.read_barcodes(dots(str(found.qr)))] == [found.alamat]
    assert found.alamat in str(found.qr), "its text alternative says where it leads"


def test_a_message_holds_title_and_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKS_ALAMAT", HOME)
    found = passing(CARD, "Kabupaten Sa'dan & Tana <Toraja>, edisi 2024")
    assert parse_qs(urlsplit(found.wa).query)["text"] == [
        f"Kabupaten Sa'dan & Tana <Toraja>, edisi 2024: {found.alamat}"
    ]
    assert not re.search(r"[<>\"' ]", found.wa)


def test_at_home_there_is_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KKS_ALAMAT", raising=False)
    found = passing(CARD, "x")
    assert (found.alamat, found.wa, found.qr) == (CARD, "", "")


def test_a_file_is_named_after_district_and_edition() -> None:
    assert passing(CARD, "x").berkas == "rapor-62.01-kotawaringin-barat-2024"
