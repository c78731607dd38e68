"""What each chart is told: labels and texts are ready Indonesian words, values plain numbers, None is "not known"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Gerbang:
    """An award gate: name ("Padapa"), value on the chart's scale (71.0) and its writing ("≥71")."""

    label: str
    value: float
    text: str


@dataclass(frozen=True)
class BarisProfil:
    """One tatanan. Without value the row shows `missing`; low/high: what an incomplete tatanan can still reach.

    `rivals`: further values that other sources claim; `text` then says e.g. "dua angka".
    """

    label: str
    value: float | None = None
    text: str = ""
    missing: str = "tidak dilaporkan"
    low: float | None = None
    high: float | None = None
    rivals: tuple[float, ...] = ()
    province: float | None = None
    nation: float | None = None


@dataclass(frozen=True)
class Profil:
    """profil: rows in the order to be shown, gates from low to high; scale 0 to 100."""

    title: str
    desc: str
    rows: tuple[BarisProfil, ...]
    gates: tuple[Gerbang, ...] = ()
    province_label: str = "median provinsi"
    nation_label: str = "median nasional"


@dataclass(frozen=True)
class TitikEdisi:
    """One edition. `comparable`: may be joined with the point before; else `break_label` says why it may not."""

    label: str
    value: float | None = None
    text: str = ""
    stage: str = ""
    comparable: bool = False
    break_label: str = "instrumen berubah"
    award: str = ""
    missing: str = "tidak ada data"


@dataclass(frozen=True)
class Edisi:
    """edisi: points in order of time. The scale ends at `top` and begins at `bottom`; only dots, so it may be cut."""

    title: str
    desc: str
    points: tuple[TitikEdisi, ...]
    gates: tuple[Gerbang, ...] = ()
    bottom: float = 0
    top: float = 100


@dataclass(frozen=True)
class Nilai:
    """A number and how it is written; value None: not known."""

    value: float | None = None
    text: str = "–"


@dataclass(frozen=True)
class BarisTahap:
    label: str
    mandiri: Nilai = Nilai()
    provinsi: Nilai = Nilai()
    pusat: Nilai = Nilai()


@dataclass(frozen=True)
class Tahap:
    """tahap: one row a tatanan; `bottom` cuts the scale (dots only), 0 shows it whole."""

    title: str
    desc: str
    rows: tuple[BarisTahap, ...]
    gates: tuple[Gerbang, ...] = ()
    bottom: float = 50


@dataclass(frozen=True)
class BarisJarak:
    """One gate: `share` = have / need, cut at 1; None: not known, the row is hatched and `text` says why."""

    label: str
    share: float | None = None
    text: str = "belum ada data"
    detail: str = ""


@dataclass(frozen=True)
class Jarak:
    """jarak: the gates of the next award; `need_label` names the right end, e.g. "syarat Wistara"."""

    title: str
    desc: str
    rows: tuple[BarisJarak, ...]
    need_label: str = "syarat"


@dataclass(frozen=True)
class KlaimOdf:
    """One source's claim. have/total in desa/kelurahan where known, else only `percent`; all None: only words."""

    source: str
    text: str
    have: int | None = None
    total: int | None = None
    percent: float | None = None


@dataclass(frozen=True)
class Odf:
    title: str
    desc: str
    claims: tuple[KlaimOdf, ...]
    gates: tuple[Gerbang, ...] = ()


@dataclass(frozen=True)
class Sorotan:
    """A district to be found again among the dots."""

    label: str
    value: float
    text: str


@dataclass(frozen=True)
class Sebaran:
    """sebaran: `values` of all districts that have one; `low_text`, `high_text` are the ends of the scale in words."""

    title: str
    desc: str
    values: tuple[float, ...]
    highlights: tuple[Sorotan, ...] = ()
    gates: tuple[Gerbang, ...] = ()
    median: Nilai | None = None
    bottom: float = 0
    top: float = 100
    low_text: str = "0"
    high_text: str = "100"


@dataclass(frozen=True)
class Kelompok:
    """A province: the values known, and a text such as "12 dari 35"."""

    label: str
    values: tuple[float, ...]
    text: str


@dataclass(frozen=True)
class Kecil:
    title: str
    desc: str
    groups: tuple[Kelompok, ...]
    gates: tuple[Gerbang, ...] = ()
    bottom: float = 0
    top: float = 100


@dataclass(frozen=True)
class Kelas:
    """A class: tone 0 (palest) to 4, letter and words, e.g. (2, "2", "nilai tatanan (8)"); -1: an empty tile."""

    level: int
    letter: str
    label: str


@dataclass(frozen=True)
class KelompokKelas:
    """A province: number of districts in each class, in the order of the classes."""

    label: str
    counts: tuple[int, ...]
    text: str


@dataclass(frozen=True)
class KecilKelas:
    title: str
    desc: str
    classes: tuple[Kelas, ...]
    groups: tuple[KelompokKelas, ...]


@dataclass(frozen=True)
class Petak:
    """petak: x = kolom + 0.5*(baris mod 2), y = 0.866*baris, so neighbours are 1 apart; legend shows the classes."""

    title: str
    desc: str
    tiles: tuple[Tile, ...]
    legend: tuple[Kelas, ...] = ()


@dataclass(frozen=True)
class Tile:
    """A district: code, centre, tone 0 to 4, letter, words for the reader ("Kota Jambi: nilai tatanan"), address.

    `level` None is nothing on record: an empty tile. `group` names what tiles belong to, its province.
    """

    key: str
    x: float
    y: float
    level: int | None
    letter: str
    label: str
    url: str | None = None
    group: str = ""


@dataclass(frozen=True)
class Kelengkapan:
    """kelengkapan: of n, how many are filled, not applicable and missing; each with its words ("23 terisi")."""

    title: str
    desc: str
    filled: int
    not_applicable: int
    missing: int
    filled_text: str
    not_applicable_text: str
    missing_text: str
