"""Dataset -> problems. RULES is the whole list; a rule is one small generator, in the file of its family."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.check import (
    arsip,
    baris,
    bukti,
    edisi,
    ganda,
    instrumen,
    klaim,
    koreksi,
    lembaga,
    nilai,
    odf,
    persen,
    ribuan,
    sumber,
    teks,
    terbit,
    wilayah,
)
from generator.check.facts import Facts, Rule, Scope, gather
from generator.check.terbit import UNRECORDED, pending
from generator.kinds import LOST
from generator.model import Dataset, Problem, ReadReport
from generator.reading import READING, ReadingRule

OF_PUBLISHED = ("A0", "R0")  # the families of rules about published figures and their corrections
__all__ = ["OF_PUBLISHED", "RULES", "UNRECORDED", "check", "check_frame", "check_report", "listed", "pending"]

RULES = [
    Rule("W02-kode-tak-dikenal", "galat", wilayah.unknown_code, "keduanya"),
    Rule("W03-kode-bps", "galat", wilayah.bps_code, "keduanya"),
    Rule("W04-nama-tak-cocok", "galat", wilayah.wrong_name, "keduanya"),
    Rule("W05-kode-ganda", "galat", wilayah.repeated_code, "data"),
    Rule("W06-petak-ganda", "galat", wilayah.repeated_tile, "data"),
    Rule("W07-provinsi-salah", "galat", wilayah.wrong_province, "data"),
    Rule("W08-alias-rancu", "galat", wilayah.ambiguous_alias, "data"),
    Rule("E10-edisi-kosong", "peringatan", edisi.empty_edition, "data"),
    Rule("E11-tahun-salah", "galat", edisi.wrong_year, "keduanya"),
    Rule("E12-kode-folder", "galat", edisi.wrong_folder, "laporan"),
    Rule("E13-instrumen-beda", "galat", edisi.other_instrument, "laporan"),
    Rule("E14-instrumen-tak-dikenal", "galat", edisi.unknown_instrument, "data"),
    Rule("E15-contoh-tercampur", "galat", edisi.mixed_with_samples, "data"),
    Rule("E16-doi", "galat", edisi.bad_doi, "data"),
    Rule("E17-arsip-berubah", "galat", arsip.altered, "data"),
    Rule("S01-sumber-tak-ada", "galat", sumber.missing, "laporan"),
    Rule("S02-sumber-menganggur", "peringatan", sumber.unused, "laporan"),
    Rule("S03-sumber-tanpa-tanggal", "peringatan", sumber.undated, "laporan"),
    Rule("S04-klaim-tanpa-tanggal", "peringatan", sumber.undated_claim, "data"),
    Rule("S05-alamat", "galat", sumber.bad_address, "keduanya"),
    Rule("S06-sumber-syarat", "galat", sumber.unknown_rule_source, "data"),
    Rule("S07-dibaca-terlalu-dini", "galat", sumber.read_too_early, "laporan"),
    Rule("N01-tatanan-tak-dikenal", "galat", nilai.unknown_tatanan, "laporan"),
    Rule("N02-indikator-tak-dikenal", "galat", nilai.unknown_indicator, "laporan"),
    Rule("N03-indikator-tatanan-lain", "galat", nilai.indicator_elsewhere, "laporan"),
    Rule("N04-skor-tak-tersedia", "galat", nilai.impossible_score, "laporan"),
    Rule("N05-di-luar-rentang", "galat", nilai.out_of_range, "keduanya"),
    Rule("N06-baris-bertentangan", "galat", baris.clashing_rows, "laporan"),
    Rule("N07-baris-ganda", "peringatan", baris.repeated_rows, "laporan"),
    Rule("N08-dua-angka", "peringatan", baris.two_figures, "laporan"),
    Rule("N09-isi-bertabrakan", "galat", baris.mixed_row, "laporan"),
    Rule("N10-kosong-tanpa-alasan", "galat", baris.bare_row, "laporan"),
    Rule("N11-nilai-dan-alasan", "galat", baris.excused_value, "laporan"),
    Rule("N12-persen-mustahil", "peringatan", persen.impossible_percentage, "laporan"),
    Rule("N13-urutan-tahap", "peringatan", persen.skipped_stage, "laporan"),
    Rule("N14-persen-lawan-skor", "peringatan", persen.against_scores, "laporan"),
    Rule("N15-ribuan-rancu", "peringatan", ribuan.ambiguous_text, "keduanya"),
    Rule("N16-tautan-publik", "galat", bukti.not_secure, "laporan"),
    Rule("N17-tautan-tanpa-bukti", "galat", bukti.without_evidence, "laporan"),
    Rule("N18-tautan-tertutup", "peringatan", bukti.perhaps_closed, "laporan"),
    Rule("N19-tautan-di-tempat-lain", "galat", bukti.elsewhere, "laporan"),
    Rule("O01-bagian-melebihi", "galat", odf.part_above_whole, "laporan"),
    Rule("O02-persen-odf", "peringatan", odf.percentage_off, "laporan"),
    Rule("O03-desa-bertentangan", "galat", odf.clashing_villages, "laporan"),
    Rule("O04-desa-ganda", "peringatan", odf.repeated_villages, "laporan"),
    Rule("O05-desa-terlalu-banyak", "peringatan", odf.too_many_villages, "laporan"),
    Rule("O06-odf-tanpa-isi", "peringatan", odf.empty_claim, "laporan"),
    Rule("K01-unsur-tak-dikenal", "galat", lembaga.unknown_part, "laporan"),
    Rule("K02-skor-unsur", "galat", lembaga.impossible_score, "laporan"),
    Rule("G01-butir-bertentangan", "peringatan", ganda.clashing_items, "laporan"),
    Rule("G02-klaim-bertentangan", "peringatan", ganda.clashing_claims, "data"),
    Rule("G03-penghargaan-ganda", "peringatan", ganda.repeated_awards, "data"),
    Rule("P01-tanpa-tahun", "peringatan", klaim.no_year, "data"),
    Rule("P02-tahun-genap", "peringatan", klaim.even_year, "data"),
    Rule("P03-klaim-bertentangan", "peringatan", klaim.contradiction, "data"),
    Rule("D01-tanggal-mustahil", "galat", klaim.impossible_date, "keduanya"),
    Rule("D02-tanggal-jauh", "peringatan", klaim.distant_date, "keduanya"),
    Rule("I01-versi-folder", "galat", instrumen.wrong_version, "data"),
    Rule("I02-jumlah-indikator", "galat", instrumen.wrong_count, "data"),
    Rule("I03-kode-indikator", "galat", instrumen.wrong_code, "data"),
    Rule("I04-tatanan-ganda", "galat", instrumen.repeated_tatanan, "data"),
    Rule("I05-syarat-menurun", "galat", instrumen.falling_gates, "data"),
    Rule("I06-skala", "galat", instrumen.wrong_scale, "data"),
    Rule("I07-padanan", "galat", instrumen.wrong_pairing, "data"),
    Rule("I08-contoh", "galat", instrumen.wrong_example, "data"),
    Rule("I10-tanpa-indikator", "galat", instrumen.missing_list, "data"),
    Rule("I09-jumlah-total", "galat", instrumen.wrong_total, "data"),
    Rule("T01-karakter-kendali", "galat", teks.control_characters, "keduanya"),
    Rule("T02-markah", "peringatan", teks.markup, "keduanya"),
    Rule("A01-angka-terbit-berubah", "galat", terbit.altered, "keduanya"),
    Rule("A02-angka-terbit-hilang", "galat", terbit.gone, "keduanya"),
    Rule(terbit.UNRECORDED, "galat", terbit.unrecorded, "keduanya"),
    Rule("A04-kembali-draf", "galat", terbit.taken_back, "data"),
    Rule("A05-terbitan", "galat", terbit.wrong_publications, "data"),
    Rule("A06-baris-buku-terbit", "galat", terbit.wrong_rows, "keduanya"),
    Rule("R01-nomor-koreksi", "galat", koreksi.wrong_number, "data"),
    Rule("R02-koreksi-edisi", "galat", koreksi.wrong_edition, "data"),
    Rule("R03-angka-tak-dikenal", "galat", koreksi.unknown_figure, "keduanya"),
    Rule("R04-nilai-lama", "galat", koreksi.wrong_before, "keduanya"),
    Rule("R05-nilai-baru", "galat", koreksi.wrong_after, "keduanya"),
    Rule("R06-koreksi-hilang", "galat", koreksi.forgotten, "keduanya"),
]


def listed() -> list[ReadingRule]:
    """Every rule with its code, level and sentence, those of the reader first: for the page that prints them."""
    return [*READING, *(ReadingRule(rule.code, rule.level, rule.sentence) for rule in RULES)]


def check(dataset: Dataset) -> list[Problem]:
    """Every breach of every rule in RULES: those of the frame first, then those of each report."""
    facts = gather(dataset)
    years = {year for year, reports in dataset.laporan.items() if reports}
    folders = frozenset(report.folder for reports in dataset.laporan.values() for report in reports)
    whole = replace(facts, judged=dataset, years=frozenset(years | _unreadable(dataset)), folders=folders)
    found = _found("data", replace(whole, now={"": terbit.claimed(dataset)}))
    for year, reports in dataset.laporan.items():
        for report in reports:
            now = terbit.stated(dataset, year, report)
            found += _found("laporan", replace(facts, reports=((year, report),), now=now))
    return found


def check_frame(frame: Dataset, folders: Iterable[str]) -> list[Problem]:
    """Every breach outside the reports; `folders` are those of all reports, as `load.frame` gives them."""
    names = frozenset(folders)
    years = frozenset(int(folder.split("/")[1]) for folder in names)
    now = {"": terbit.claimed(frame)}
    return _found("data", replace(gather(frame), judged=frame, years=years, folders=names, now=now))


def check_report(frame: Dataset, year: int, read: ReadReport) -> list[Problem]:
    """Every breach inside one report; of the frame only the lookups are used. Works alike in another process."""
    if read.report is None:
        return []
    now = terbit.stated(frame, year, read.report)
    return _found("laporan", replace(gather(frame), reports=((year, read.report),), marks=read.marks, now=now))


def _found(scope: Scope, facts: Facts) -> list[Problem]:
    return [
        Problem(rule.code, rule.level, found.place, found.fault, found.remedy, found.fix)
        for rule in RULES
        if rule.scope in (scope, "keduanya")
        for found in rule.find(facts)
    ]


def _unreadable(dataset: Dataset) -> set[int]:
    """Editions with a report of which nothing could be used: they are not empty."""
    return {year for year in dataset.edisi if LOST in dataset.marks.get(f"edisi/{year}", {})}
