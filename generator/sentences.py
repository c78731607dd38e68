"""Faults found by pydantic -> a rule code, what is wrong and how to mend it, in plain Indonesian."""

from __future__ import annotations

import difflib
import re
from typing import Any

from generator import kinds, numerals

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb", "pebruari"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "ags"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov", "nopember"),
            ("desember", "des"),
        ),
        1,
    )
    for name in names
}

SHAPES = {
    "tuple_type": ("harus berupa daftar", "Tulis setiap butirnya di baris baru yang diawali -."),
    "dict_type": (
        "harus berupa kelompok kunci: isi",
        "Tulis kunci: isi di baris-baris di bawahnya, menjorok dua spasi.",
    ),
    "dataclass_type": ("harus berupa kelompok kunci: isi", "Tulis kunci: isi, misalnya sumber: berita-kobar."),
    "string_type": ("harus berupa teks", "Tulis satu teks, bukan daftar atau kelompok."),
    "int_type": ("harus berupa satu bilangan", "Tulis satu bilangan bulat."),
    "decimal_type": ("harus berupa satu angka", "Tulis satu angka."),
    "bool_parsing": ('harus "true" atau "false"', 'Tulis "true" bila ada, "false" bila tidak.'),
    "bool_type": ('harus "true" atau "false"', 'Tulis "true" bila ada, "false" bila tidak.'),
}
SHAPES |= {"literal_type": SHAPES["string_type"]}

YEARS = (1998, 2099)  # the edges of Tahun in the model
BLANK = ("literal_error", "string_pattern_mismatch", "int_parsing", "decimal_parsing")
FILLED_WITH = {
    "sumber": "Tulis nama pendek sumber dari laporan.yml.",
    "kode": 'Tulis kode Kemendagri, misalnya "62.01".',
}

LONGEST = 80  # of a foreign value that is quoted in a sentence

Words = tuple[str, str, str, str | None]  # rule, fault, remedy, fix


def explain(error: dict[str, Any], noun: type) -> Words:
    """Rule code, fault, remedy and fix for one entry of ValidationError.errors()."""
    name = field_of(error)
    kind, said = error["type"], error.get("input")
    if said == "" and kind in BLANK:
        return _empty(name, re.findall(r"'([^']*)'", error.get("ctx", {}).get("expected", "")))
    if kind in ("missing", "missing_argument", "string_too_short"):
        return "B14-wajib-diisi", f'Isian "{name}" wajib diisi.', f'Isi "{name}".', None
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return _unexpected(name, noun)
    if kind == "literal_error":
        return _choice(name, str(said), re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    if kind == "string_pattern_mismatch":
        return _pattern(name, str(said), error["ctx"]["pattern"])
    if kind in ("int_parsing", "int_from_float", "decimal_parsing", "finite_number", "int_parsing_size"):
        return _number(name, str(said), whole=not kind.startswith("decimal"))
    if kind in ("greater_than_equal", "less_than_equal"):
        edge = error["ctx"].get("ge", error["ctx"].get("le"))
        word = "kurang dari" if "ge" in error["ctx"] else "lebih dari"
        remedy = "Tulis tahun empat angka, misalnya 2025." if edge in YEARS else f'Periksa angka pada "{name}".'
        return "B20-di-luar-batas", f'"{_short(said)}" pada "{name}" {word} {edge}.', remedy, None
    shape = SHAPES.get(kind, ("tidak dapat dibaca", "Bandingkan dengan skema di data/skema."))
    return "B21-bentuk-isian", f'Isian "{name}" {shape[0]}.', shape[1], None


def _empty(name: str, allowed: list[str]) -> Words:
    """An empty value where one is required: no pattern and no near word helps, only what belongs there."""
    choices = ", ".join(f'"{word}"' for word in allowed)
    remedy = f"Pilih salah satu: {choices}." if allowed else FILLED_WITH.get(name, f'Isi "{name}".')
    return "B14-wajib-diisi", f'Isian "{name}" wajib diisi.', remedy, None


def _short(said: object) -> str:
    text = str(said)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def field_of(error: dict[str, Any]) -> str:
    """The name of the field an error speaks of; for a fault in a list item that is the nearest name above it."""
    names = [step for step in error["loc"] if isinstance(step, str) and "[" not in step]
    return names[-1] if names else "berkas"


def _unexpected(name: str, noun: type) -> Words:
    known = list(kinds.headings(noun))
    near = difflib.get_close_matches(name.lower().replace(" ", "_"), known, 1, 0.6)
    fault = f'Isian "{name}" tidak dikenal.'
    if near:
        return "B15-isian-tak-dikenal", fault, f'Mungkin maksudnya "{near[0]}"; tulis "{near[0]}".', near[0]
    return "B15-isian-tak-dikenal", fault, f"Hapus isian itu; yang dikenal: {', '.join(known)}.", None


def _choice(name: str, said: str, allowed: list[str]) -> Words:
    near = difflib.get_close_matches(said.lower().replace("_", "-"), allowed, 1, 0.6)
    choices = ", ".join(f'"{word}"' for word in allowed)
    fault = f'"{_short(said)}" bukan pilihan untuk "{name}".'
    if near:
        return "B16-bukan-pilihan", fault, f'Mungkin maksudnya "{near[0]}"; pilihannya: {choices}.', near[0]
    return "B16-bukan-pilihan", fault, f"Pilih salah satu: {choices}.", None


def _pattern(name: str, said: str, pattern: str) -> Words:
    if pattern.startswith(r"^\d{4}"):
        fix = iso_date(said)
        remedy = (
            f'Tulis "{fix}".' if fix else 'Tulis tahun-bulan-hari, misalnya "2025-02-17", atau tahunnya saja: "2025".'
        )
        return "B17-pola", f'"{_short(said)}" pada "{name}" bukan tanggal yang dikenal.', remedy, fix
    if pattern.startswith(r"^\d{2}"):
        return "W01-bentuk-kode", f'"{_short(said)}" bukan bentuk kode wilayah.', "", None
    if pattern.startswith(r"^\d+="):
        return (
            "B17-pola",
            f'"{_short(said)}" bukan skala.',
            'Tulis skor=arti, dipisah |, misalnya "100=ada | 0=tidak".',
            None,
        )
    if pattern.startswith("^[a-z-]+"):
        return "B17-pola", f'"{_short(said)}" bukan kode indikator.', 'Tulis tatanan.nomor, misalnya "pasar.03".', None
    fix = re.sub(r"[^a-z0-9]+", "-", said.lower()).strip("-") or None
    remedy = (
        f'Pakai huruf kecil, angka, dan tanda hubung; tulis "{fix}".'
        if fix
        else "Pakai huruf kecil, angka, dan tanda hubung."
    )
    return "B17-pola", f'"{_short(said)}" bukan nama pendek.', remedy, fix


def _number(name: str, said: str, whole: bool) -> Words:
    if numerals.is_ambiguous(said, whole or name in kinds.LARGE_DECIMALS):
        return ambiguous(name, said, whole)
    fix = numerals.bare(said)
    fault = f'"{_short(said)}" pada "{name}" bukan {"bilangan bulat" if whole else "angka"}.'
    if fix and not (whole and "." in fix):
        return "B18-bukan-angka", fault, f'Tulis "{fix}".', fix
    sample = "bilangan bulat tanpa satuan, misalnya 59" if whole else "angka dengan titik desimal, misalnya 93.93"
    return "B18-bukan-angka", fault, f"Tulis {sample}; bila tidak ada angkanya, kosongkan.", None


def ambiguous(name: str, said: str, whole: bool) -> Words:
    """The question that `1.234` raises where a thousand is as likely as one and a bit."""
    large, small = numerals.readings(said)
    if small is None:
        return "B19-angka-rancu", f'"{_short(said)}" pada "{name}" memakai pemisah ribuan.', f'Tulis "{large}".', large
    fault = f'"{_short(said)}" pada "{name}" dapat dibaca dua cara.'
    if whole:
        return "B19-angka-rancu", fault, f'Apakah maksudnya "{large}"? Tulis tanpa pemisah ribuan.', None
    remedy = f'Apa maksudnya? Tulis "{large}" bila tandanya pemisah ribuan, atau "{small}" bila pemisah desimal.'
    return "B19-angka-rancu", fault, remedy, None


def iso_date(text: str) -> str | None:
    """`17-02-2025`, `17/2/2025` or `17 Februari 2025` -> `2025-02-17`; None where it is none of these."""
    numbers = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text)
    words = re.fullmatch(r"(?:(\d{1,2}) )?([A-Za-z]+) (\d{4})", text)
    if numbers:
        day, month, year = numbers.groups()
        return f"{year}-{int(month):02d}-{int(day):02d}" if int(month) <= 12 else None
    if words and words[2].lower() in MONTHS:
        month = MONTHS[words[2].lower()]
        return f"{words[3]}-{month:02d}" + (f"-{int(words[1]):02d}" if words[1] else "")
    slashes = re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", text)
    return f"{slashes[1]}-{int(slashes[2]):02d}-{int(slashes[3]):02d}" if slashes else None
