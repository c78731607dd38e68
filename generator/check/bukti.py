"""Rules about addresses of evidence: only what its owner marked as public may stand in the data, and only there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.facts import Facts, Finding, at, cell, rows
from generator.check.teks import inside
from generator.model import Place

WHOLE = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::[0-9]+)?(?:[/?#][^\s\"<>\\^`{|}]*)?", re.I
)
ADDRESS = re.compile(r"https?://|\bwww\.", re.I)
# Where files are shared with whom their owner chose, and short addresses, which hide what they lead to.
CLOSED = re.compile(
    r"(?<![\w-])(?:drive|docs|photos|forms)\.google\.com|[\w-]+\.sharepoint\.com|onedrive\.[\w.]+|(?<![\w.-])(?:1drv\.ms|"
    r"(?:www\.)?dropbox\.com|(?:app\.)?box\.com|mega\.nz|(?:www\.)?icloud\.com|(?:www\.)?mediafire\.com|we\.tl|"
    r"(?:www\.)?terabox\.com|forms\.gle|photos\.app\.goo\.gl|goo\.gl|bit\.ly|tinyurl\.com|s\.id|linktr\.ee)(?![\w.-])",
    re.I,
)
FREE = ("tertulis", "catatan")


def not_secure(facts: Facts) -> Iterator[Finding]:
    """Tautan bukti publik adalah alamat web utuh yang diawali https://."""
    for _, row in rows(facts):
        address = row.item.tautan_publik
        if not address or WHOLE.fullmatch(address):
            continue
        guess = address.replace("http://", "https://", 1) if address.startswith("http://") else f"https://{address}"
        right = guess if WHOLE.fullmatch(guess) else None
        remedy = f'Tulis "{right}".' if right else "Salin satu alamat dari peramban, atau kosongkan."
        yield Finding(cell(row, "tautan_publik"), f'"{address}" bukan alamat https yang utuh.', remedy, right)


def without_evidence(facts: Facts) -> Iterator[Finding]:
    """Tautan bukti publik hanya ditulis pada baris indikator yang buktinya ada."""
    for _, row in rows(facts):
        item = row.item
        if item.tautan_publik and (item.bukti != "ada" or not item.indikator):
            what = "buktinya tidak disebut ada" if item.indikator else "barisnya bukan baris indikator"
            yield Finding(
                cell(row, "tautan_publik"),
                f"Tautan bukti publik terisi, padahal {what}.",
                'Tulis "ada" pada kolom bukti di baris indikatornya, atau kosongkan tautan_publik.',
            )


def perhaps_closed(facts: Facts) -> Iterator[Finding]:
    """Alamat tempat berbagi berkas atau alamat pendek hanya dipakai bila memang terbuka untuk umum."""
    for address, place in _open_addresses(facts):
        host = address.partition("//")[2].partition("/")[0].rpartition("@")[2]
        if CLOSED.search(host):
            yield Finding(
                place,
                f'Alamat di "{host}" sering hanya terbuka bagi yang diberi izin.',
                "Benarkah semua orang boleh membukanya, dan pemiliknya setuju? Bila ragu, kosongkan; bila ya, biarkan.",
            )


def _open_addresses(facts: Facts) -> Iterator[tuple[str, Place]]:
    for _, row in rows(facts):
        if row.item.tautan_publik:
            yield row.item.tautan_publik, cell(row, "tautan_publik")
    for _, report in facts.reports:
        for name, source in report.laporan.sumber.items():
            if source.url:
                yield source.url, at(report, "sumber", name, "url")


def elsewhere(facts: Facts) -> Iterator[Finding]:
    """Tautan bukti tidak ditulis dalam catatan, bunyi sumber, atau teks lain yang tampil di halaman."""
    for _, row in rows(facts):
        for name in FREE:
            if ADDRESS.search(text := getattr(row.item, name)) or CLOSED.search(text):
                yield _misplaced(cell(row, name), name)
    for _, report in facts.reports:
        for _, path in inside(report.laporan, (), CLOSED):
            if path[0] != "sumber" or path[-1] not in ("url", "arsip"):
                yield _misplaced(at(report, *path), str(path[-1]))


def _misplaced(place: Place, name: str) -> Finding:
    return Finding(
        place,
        f"Ada alamat web dalam {name}; tautan bukti tidak ditulis di sini.",
        "Hapus alamatnya. Alamat sumber ditulis pada url sumbernya; bukti yang terbuka untuk umum pada tautan_publik.",
    )
