"""One district's laporan.yml and odf.csv: sources, villages, institutions, facts and events, all watermarked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.demo.marks import Line
from generator.demo.truth import Truth
from generator.demo.words import (
    EVENTS,
    FACTS,
    INNOVATIONS,
    PLACES,
    SAYINGS,
    SHORT,
    SITE,
    TARGETS,
    marked,
    note,
    title,
)

Tree = dict[str, Any]
VILLAGE_HEADINGS = ("kecamatan", "desa", "odf", "sumber", "tanggal")
# Source -> publisher, month and day.
PUBLISHERS = {
    "daerah": ("Bappeda {name}", "02-17"),
    "provinsi": ("Tim Pembina Provinsi", "05-20"),
    "pusat": ("Tim Verifikasi Pusat", "09-09"),
    "berita": ("Koran Contoh & Kawan", "10-03"),
    "ralat": ("Koran Contoh, ralat", "11-28"),
}
LISTS = ("odf", "kelembagaan", "fakta", "inovasi", "target", "lokus", "peristiwa", "pernyataan")


def report(head: tuple[int, str, str, str], parts: Tree, lines: list[Line]) -> Tree:
    """The whole laporan.yml: `head` is year, code, name and instrument; the sources are those that are used."""
    year, code, name, version = head
    used = {line[2] for line in lines} | {entry["sumber"] for entries in parts.values() for entry in entries}
    sources = {slug: _source(slug, year, code, name) for slug in PUBLISHERS if slug in used}
    top = {"edisi": year, "kode": code, "nama": name, "instrumen": version, "sumber": sources}
    return {**top, "kontak": marked("tidak ada"), **{key: value for key, value in parts.items() if value}}


def _source(slug: str, year: int, code: str, name: str) -> Tree:
    publisher, day = PUBLISHERS[slug]
    number = int(code.replace(".", "")) + len(slug)
    return {
        "penerbit": marked(publisher.format(name=name)),
        "tanggal": f"{year}-{day}",
        "judul": f"{title(number)}, {name}, {year}",
        "url": f"{SITE}/{year}/{code}/{slug}",
        "catatan": marked(f"sumber ini {'memperbaiki sumber sebelumnya' if slug == 'ralat' else 'tidak pernah ada'}"),
    }


def parts(true: Truth) -> Tree:
    """The lists of laporan.yml of a district with a full report."""
    return {
        "odf": list(_odf(true)),
        "kelembagaan": [entry for entry in _bodies(true) if entry["komponen"] in true.form.bodies],
        "fakta": list(_facts(true)),
        **_prose(true),
    }


def day(true: Truth, source: str) -> str:
    return f"{true.year}-{PUBLISHERS[source][1]}"


def _odf(true: Truth) -> Iterator[Tree]:
    whole, rank = true.district.villages, true.district.rank
    yield {
        "sumber": "daerah",
        "keyakinan": "tinggi",
        "tanggal": day(true, "daerah"),
        "desa_odf": true.odf,
        "desa": whole,
        "tertulis": f"{true.odf} dari {whole}",
        "catatan": note(rank // 4),
    }
    if rank % 4 == 1:
        tenths = 1_000 * true.odf // whole
        told: Tree = {"sumber": "berita", "keyakinan": "sedang", "tanggal": day(true, "berita"), "catatan": SHORT}
        yield {**told, "persen": f"{tenths // 10}.{tenths % 10}"}
    elif rank % 16 == 6:
        told = {"sumber": "berita", "keyakinan": "rendah", "desa_belum": max(0, whole - true.odf - 1)}
        yield {**told, "status": marked("hampir semua desa"), "catatan": marked("angka berbeda menurut berita")}


def _bodies(true: Truth) -> Iterator[Tree]:
    source = {"sumber": "daerah", "keyakinan": "tinggi"}
    for body in ("tim-pembina", "forum"):
        exists = true.team or body == "forum"
        yield {"komponen": body, **source, "unsur": "sk", "nilai": "ada" if exists else "tidak ada"}
    counts = (("forkom-kecamatan", true.district.subdistricts), ("pokja-desa", true.district.villages))
    for (body, whole), have in zip(counts, true.bodies, strict=True):
        yield {"komponen": body, **source, "unsur": "sk", "ada": have, "dari": whole}
    for slug, scale in true.form.parts[1:]:
        score = scale[int(true.rng.random() * len(scale))]
        yield {"komponen": "tim-pembina", **source, "unsur": slug, "tahap": "mandiri", "skor": score}


def _facts(true: Truth) -> Iterator[Tree]:
    for place, (thing, unit) in enumerate(FACTS):
        if (true.district.rank + place) % 3:
            yield {
                "butir": marked(thing),
                "nilai": str(1 + int(true.rng.random() * 40)),
                "sumber": "berita" if place else "daerah",
                "keyakinan": "sedang",
                "satuan": unit,
                "catatan": note(true.district.rank // 3 + place),
            }


def _prose(true: Truth) -> Tree:
    rank, rng, settings = true.district.rank, true.rng, true.form.settings

    def said(texts: tuple[str, ...], source: str) -> Tree:
        text, setting = texts[int(rng.random() * len(texts))], settings[int(rng.random() * len(settings))]
        return {"uraian": marked(text), "sumber": source, "tanggal": day(true, source), "tatanan": setting.slug}

    name = INNOVATIONS[rank % len(INNOVATIONS)]
    new = {"nama": f"{name} ({SHORT})", "sumber": "daerah", "keyakinan": "sedang", "kepanjangan": marked(name)}
    return {
        "inovasi": [{**new, "tatanan": settings[rank % len(settings)].slug}],
        "target": [said(TARGETS, "daerah")],
        "lokus": [said(PLACES, "provinsi")] if rank % 2 else [],
        "peristiwa": [said(EVENTS, "berita"), *([said(EVENTS, "pusat")] if rank % 3 == 0 else [])],
        "pernyataan": [said(SAYINGS, "berita")] if rank % 3 else [],
    }


def villages(true: Truth) -> Iterator[tuple[str, ...]]:
    """Every village once; as many free of open defecation as the report says, a few of the others not known."""
    date = day(true, "daerah")
    for number in range(true.district.villages):
        group = number % true.district.subdistricts + 1
        state = "ya" if number < true.odf else "tidak diketahui" if true.rng.random() < 0.2 else "tidak"
        yield (f"Kecamatan Contoh {group}", f"Desa Contoh {group}.{number:03}", state, "daerah", date)
