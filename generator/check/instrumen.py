"""Rules about the instruments themselves and the pairing of their indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.check.facts import Facts, Finding, cell, mark, quoted
from generator.model import Tatanan

GATES = ("odf_min", "tatanan_min", "kelembagaan_min")


def _file(version: str) -> str:
    return f"instrumen/{version}/instrumen.yml"


def wrong_version(facts: Facts) -> Iterator[Finding]:
    """Versi di dalam instrumen.yml sama dengan nama foldernya."""
    for folder, item in facts.data.instrumen.items():
        if item.versi != folder:
            yield Finding(
                mark(facts, _file(folder), "versi"),
                f'Versi "{item.versi}" berbeda dengan folder instrumen/{folder}.',
                f'Tulis "{folder}".',
                folder,
            )


def _miscounted(facts: Facts, version: str) -> Iterator[tuple[int, Tatanan, int]]:
    """Index, tatanan and the number of its rows in indikator.csv, where that is not the number stated."""
    rows = facts.data.indikator.get(version, ())
    if not rows or facts.lost(f"instrumen/{version}/indikator.csv"):
        return
    counts = Counter(row.item.tatanan for row in rows)
    for index, tatanan in enumerate(facts.data.instrumen[version].tatanan):
        if tatanan.jumlah_indikator is not None and tatanan.jumlah_indikator != counts[tatanan.slug]:
            yield index, tatanan, counts[tatanan.slug]


def wrong_count(facts: Facts) -> Iterator[Finding]:
    """Jumlah indikator setiap tatanan sama dengan banyaknya baris tatanan itu dalam indikator.csv."""
    for version in facts.data.instrumen:
        for index, tatanan, count in _miscounted(facts, version):
            yield Finding(
                mark(facts, _file(version), "tatanan", index, "jumlah_indikator"),
                f'Tatanan "{tatanan.slug}" tertulis {tatanan.jumlah_indikator} indikator, sedangkan indikator.csv '
                f"berisi {count}.",
                f'Tulis "{count}", atau lengkapi indikator.csv.',
                str(count),
            )


def missing_list(facts: Facts) -> Iterator[Finding]:
    """Instrumen yang daftar indikatornya lengkap punya berkas indikator.csv."""
    for version, item in facts.data.instrumen.items():
        if item.daftar_indikator == "lengkap" and facts.no_list(version):
            yield Finding(
                mark(facts, _file(version), "daftar_indikator"),
                f"Berkas instrumen/{version}/indikator.csv tidak ada, padahal daftar indikatornya lengkap.",
                'Kembalikan berkas itu, atau tulis "tidak ditemukan".',
            )


def wrong_total(facts: Facts) -> Iterator[Finding]:
    """Jumlah indikator sebuah instrumen sama dengan jumlah semua tatanannya."""
    for version, item in facts.data.instrumen.items():
        parts = [tatanan.jumlah_indikator for tatanan in item.tatanan]
        total = sum(part or 0 for part in parts)
        stated = item.jumlah_indikator
        if stated is None or None in parts or stated == total or any(_miscounted(facts, version)):
            continue  # one wrong part is told as such; the total would only say it again
        yield Finding(
            mark(facts, _file(version), "jumlah_indikator"),
            f"Jumlah indikator {stated} tidak sama dengan jumlah semua tatanan, {total}.",
            f'Tulis "{total}", atau perbaiki jumlah per tatanan.',
            str(total),
        )


def wrong_code(facts: Facts) -> Iterator[Finding]:
    """Kode indikator tersusun dari tatanan dan nomornya, dan tidak berulang."""
    for version, rows in facts.data.indikator.items():
        known = facts.tatanan.get(version)
        seen: dict[str, int] = {}
        for row in rows:
            item = row.item
            right = f"{item.tatanan}.{item.nomor:02d}"
            if known is not None and item.tatanan not in known:
                yield Finding(
                    cell(row, "tatanan"),
                    f'Tatanan "{item.tatanan}" tidak ada dalam instrumen {version}.',
                    f"Tulis salah satu: {quoted(list(known))}.",
                )
            elif item.kode in seen:
                yield Finding(
                    cell(row, "kode"),
                    f'Kode "{item.kode}" sudah ada di baris {seen[item.kode]}.',
                    "Hapus salah satu barisnya, atau perbaiki kodenya.",
                )
            elif item.kode != right:
                yield Finding(
                    cell(row, "kode"),
                    f'Kode "{item.kode}" tidak cocok dengan tatanan "{item.tatanan}" nomor {item.nomor}.',
                    f'Tulis "{right}".',
                    right,
                )
            seen.setdefault(item.kode, row.place.line)


def repeated_tatanan(facts: Facts) -> Iterator[Finding]:
    """Nama pendek dan nomor tatanan tidak berulang dalam satu instrumen."""
    for version, item in facts.data.instrumen.items():
        seen: set[object] = set()
        for index, tatanan in enumerate(item.tatanan):
            for name, value in (("slug", tatanan.slug), ("nomor", tatanan.nomor)):
                if value in seen:
                    yield Finding(
                        mark(facts, _file(version), "tatanan", index, name),
                        f'Tatanan dengan {name} "{value}" sudah ada.',
                        "Hapus salah satu, atau perbaiki isinya.",
                    )
                seen.add(value)


def falling_gates(facts: Facts) -> Iterator[Finding]:
    """Syarat predikat ditulis dari yang terendah, dan tidak ada syarat yang menurun."""
    for version, item in facts.data.instrumen.items():
        for gate in GATES:
            before = None
            for index, level in enumerate(item.syarat):
                value = getattr(level, gate)
                if value is not None and before is not None and value < before:
                    yield Finding(
                        mark(facts, _file(version), "syarat", index, gate),
                        f'{gate} "{level.predikat}" {value}, lebih rendah daripada predikat sebelumnya, {before}.',
                        "Urutkan syarat dari padapa ke wistara-paripurna, atau perbaiki angkanya.",
                    )
                before = value if value is not None else before


def wrong_scale(facts: Facts) -> Iterator[Finding]:
    """Skala ditulis skor=arti dipisah |, dari skor tertinggi ke terendah, tanpa skor yang berulang."""
    for rows in facts.data.indikator.values():
        for row in rows:
            heads = [part.partition("=") for part in row.item.skala.split("|")]
            scores = [int(h[0]) if h[0].strip().isdecimal() and h[1] else None for h in heads]
            numbers = [s for s in scores if s is not None]
            if None in scores:
                broken = heads[scores.index(None)][0].strip()
                yield Finding(
                    cell(row, "skala"),
                    f'Bagian skala "{broken}" tidak berbentuk skor=arti.',
                    "Tulis misalnya 100=ada | 0=tidak; tanda | tidak dipakai di dalam arti.",
                )
            elif any(a <= b for a, b in zip(numbers, numbers[1:], strict=False)) or max(numbers) > 100:
                yield Finding(
                    cell(row, "skala"),
                    f"Skor skala {', '.join(map(str, numbers))} tidak menurun dari 100.",
                    "Urutkan dari skor tertinggi ke terendah, setiap skor satu kali, paling tinggi 100.",
                )


def wrong_pairing(facts: Facts) -> Iterator[Finding]:
    """Padanan menyebut versi dan indikator yang ada."""
    for row in facts.data.padanan:
        for which, code_in in (("dari_versi", "dari"), ("ke_versi", "ke")):
            version, code = getattr(row.item, which), getattr(row.item, code_in)
            known = facts.indikator.get(version, {})
            file = f"instrumen/{version}/"
            if version not in facts.data.instrumen and not facts.lost(f"{file}instrumen.yml"):
                yield Finding(
                    cell(row, which),
                    f'Instrumen "{version}" tidak ada.',
                    f"Tulis salah satu: {quoted(list(facts.data.instrumen))}.",
                )
            elif code and code not in known and not facts.lost(f"{file}indikator.csv") and not facts.no_list(version):
                yield Finding(
                    cell(row, code_in),
                    f'Indikator "{code}" tidak ada dalam instrumen {version}.',
                    f"Cari kodenya di {file}indikator.csv.",
                )


def wrong_example(facts: Facts) -> Iterator[Finding]:
    """Contoh perhitungan menyebut tatanan yang ada dan poin yang mungkin."""
    for version, examples in facts.data.contoh.items():
        known = facts.tatanan.get(version)
        if known is None:
            continue
        for index, example in enumerate(examples.contoh):
            for slug, points in example.poin.items():
                place = mark(facts, f"instrumen/{version}/contoh.yml", "contoh", index, "poin", slug)
                top = 100 * (known[slug].jumlah_indikator or 0) if slug in known else 0
                if slug not in known:
                    yield Finding(
                        place,
                        f'Tatanan "{slug}" tidak ada dalam instrumen {version}.',
                        f"Tulis salah satu: {quoted(list(known))}.",
                    )
                elif points < 0 or top and points > top:
                    yield Finding(
                        place,
                        f'{points} poin tidak mungkin untuk "{slug}"; paling tinggi {top}.',
                        f"Tulis angka antara 0 dan {top}.",
                    )
