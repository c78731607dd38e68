"""Dataset -> problems. RULES is the whole list; a rule is one small generator, in the file of its family."""

from __future__ import annotations

from generator.check import (
    baris,
    edisi,
    ganda,
    instrumen,
    klaim,
    lembaga,
    nilai,
    odf,
    persen,
    ribuan,
    sumber,
    teks,
    wilayah,
)
from generator.check.facts import Rule, gather
from generator.model import Dataset, Problem

RULES = [
    Rule("W02-kode-tak-dikenal", "galat", wilayah.unknown_code),
    Rule("W03-kode-bps", "galat", wilayah.bps_code),
    Rule("W04-nama-tak-cocok", "galat", wilayah.wrong_name),
    Rule("W05-kode-ganda", "galat", wilayah.repeated_code),
    Rule("W06-petak-ganda", "galat", wilayah.repeated_tile),
    Rule("W07-provinsi-salah", "galat", wilayah.wrong_province),
    Rule("W08-alias-rancu", "galat", wilayah.ambiguous_alias),
    Rule("E10-edisi-kosong", "peringatan", edisi.empty_edition),
    Rule("E11-tahun-salah", "galat", edisi.wrong_year),
    Rule("E12-kode-folder", "galat", edisi.wrong_folder),
    Rule("E13-instrumen-beda", "galat", edisi.other_instrument),
    Rule("E14-instrumen-tak-dikenal", "galat", edisi.unknown_instrument),
    Rule("E15-contoh-tercampur", "galat", edisi.mixed_with_samples),
    Rule("S01-sumber-tak-ada", "galat", sumber.missing),
    Rule("S02-sumber-menganggur", "peringatan", sumber.unused),
    Rule("S03-sumber-tanpa-tanggal", "peringatan", sumber.undated),
    Rule("S04-klaim-tanpa-tanggal", "peringatan", sumber.undated_claim),
    Rule("S05-alamat", "galat", sumber.bad_address),
    Rule("S06-sumber-syarat", "galat", sumber.unknown_rule_source),
    Rule("N01-tatanan-tak-dikenal", "galat", nilai.unknown_tatanan),
    Rule("N02-indikator-tak-dikenal", "galat", nilai.unknown_indicator),
    Rule("N03-indikator-tatanan-lain", "galat", nilai.indicator_elsewhere),
    Rule("N04-skor-tak-tersedia", "galat", nilai.impossible_score),
    Rule("N05-di-luar-rentang", "galat", nilai.out_of_range),
    Rule("N06-baris-bertentangan", "galat", baris.clashing_rows),
    Rule("N07-baris-ganda", "peringatan", baris.repeated_rows),
    Rule("N08-dua-angka", "peringatan", baris.two_figures),
    Rule("N09-isi-bertabrakan", "galat", baris.mixed_row),
    Rule("N10-kosong-tanpa-alasan", "galat", baris.bare_row),
    Rule("N11-nilai-dan-alasan", "galat", baris.excused_value),
    Rule("N12-persen-mustahil", "peringatan", persen.impossible_percentage),
    Rule("N13-urutan-tahap", "peringatan", persen.skipped_stage),
    Rule("N14-persen-lawan-skor", "peringatan", persen.against_scores),
    Rule("N15-ribuan-rancu", "peringatan", ribuan.ambiguous_text),
    Rule("O01-bagian-melebihi", "galat", odf.part_above_whole),
    Rule("O02-persen-odf", "peringatan", odf.percentage_off),
    Rule("O03-desa-bertentangan", "galat", odf.clashing_villages),
    Rule("O04-desa-ganda", "peringatan", odf.repeated_villages),
    Rule("O05-desa-terlalu-banyak", "peringatan", odf.too_many_villages),
    Rule("O06-odf-tanpa-isi", "peringatan", odf.empty_claim),
    Rule("K01-unsur-tak-dikenal", "galat", lembaga.unknown_part),
    Rule("K02-skor-unsur", "galat", lembaga.impossible_score),
    Rule("G01-butir-bertentangan", "peringatan", ganda.clashing_items),
    Rule("G02-klaim-bertentangan", "peringatan", ganda.clashing_claims),
    Rule("G03-penghargaan-ganda", "peringatan", ganda.repeated_awards),
    Rule("P01-tanpa-tahun", "peringatan", klaim.no_year),
    Rule("P02-tahun-genap", "peringatan", klaim.even_year),
    Rule("P03-klaim-bertentangan", "peringatan", klaim.contradiction),
    Rule("D01-tanggal-mustahil", "galat", klaim.impossible_date),
    Rule("D02-tanggal-jauh", "peringatan", klaim.distant_date),
    Rule("I01-versi-folder", "galat", instrumen.wrong_version),
    Rule("I02-jumlah-indikator", "galat", instrumen.wrong_count),
    Rule("I03-kode-indikator", "galat", instrumen.wrong_code),
    Rule("I04-tatanan-ganda", "galat", instrumen.repeated_tatanan),
    Rule("I05-syarat-menurun", "galat", instrumen.falling_gates),
    Rule("I06-skala", "galat", instrumen.wrong_scale),
    Rule("I07-padanan", "galat", instrumen.wrong_pairing),
    Rule("I08-contoh", "galat", instrumen.wrong_example),
    Rule("I10-tanpa-indikator", "galat", instrumen.missing_list),
    Rule("I09-jumlah-total", "galat", instrumen.wrong_total),
    Rule("T01-karakter-kendali", "galat", teks.control_characters),
    Rule("T02-markah", "peringatan", teks.markup),
]


def check(dataset: Dataset) -> list[Problem]:
    """Every breach of every rule in RULES, in the order of the rules."""
    facts = gather(dataset)
    return [
        Problem(rule.code, rule.level, found.place, found.fault, found.remedy, found.fix)
        for rule in RULES
        for found in rule.find(facts)
    ]
