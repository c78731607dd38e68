"""Charts of many districts: openness maps, provinces side by side, strips of values, a district over editions."""

from __future__ import annotations

from collections.abc import Callable

from generator import addresses, words
from generator.charts import edisi, inputs, kecil, sebaran
from generator.compare import NATION
from generator.model import Daerah
from generator.pages import classes, layers
from generator.pages.drawings import Drawing, drawing, gates_of, plain
from generator.pages.paper import Press, number

Link = Callable[[Daerah], str]
FEW = 4  # up to this many values each dot is named; beyond, the table names them


def whole_map(press: Press, here_link: Link) -> Drawing:
    """The openness map over all editions: 514 equal tiles, each a link to the district's own page."""
    years, kelas = sorted(press.book.data.edisi), classes.levels(f"semua.{NATION}")
    of = {kode: kelas[int(press.figures[f"semua.{kode}.keterbukaan"].nilai or 0)] for kode in press.book.daerah}
    what = f"Tingkat keterbukaan data KKS per kabupaten/kota, edisi {years[0]} sampai {years[-1]}"
    return layers.whole(press, classes.Layer(addresses.MAP_OPENNESS, what, kelas, of), what, here_link)


def provinces(press: Press, year: int) -> Drawing:
    """Small multiples: one bar a province, its districts by openness level."""
    levels = range(len(words.TINGKAT))
    kelas = tuple(inputs.Kelas(n, str(n), words.TINGKAT[n]) for n in levels)
    groups = tuple(_province(press, year, kode, nama.nama) for kode, nama in press.book.provinsi.items())
    told = [*(f"tingkat {k.letter} {k.label}" for k in kelas), *(f"{g.label}: {g.text}" for g in groups)]
    desc = "; ".join(told)
    x = inputs.KecilKelas(f"Tingkat keterbukaan menurut provinsi, edisi {year}", desc, kelas, groups)
    with_any = sum(1 for group in groups if sum(group.counts[1:]))
    message = f"{with_any} dari {len(groups)} provinsi punya daerah dengan catatan bersumber"
    return drawing(kecil.draw_kelas, x, message, f"kecil-{year}")


def _province(press: Press, year: int, kode: str, nama: str) -> inputs.KelompokKelas:
    counts = [press.figures[f"{year}.{kode}.keterbukaan.{n}"].nilai for n in range(len(words.TINGKAT))]
    recorded, total = (press.figures[f"{year}.{kode}.{part}"].nilai for part in ("tercatat", "daerah"))
    return inputs.KelompokKelas(nama, tuple(int(c or 0) for c in counts), f"{number(recorded)} dari {number(total)}")


def spread(press: Press, year: int, tatanan: str, stage: str) -> Drawing:
    """The strip of all recorded values of a tatanan at one stage."""
    found = press.book.recorded.get((year, tatanan, stage), [])
    values = tuple(float(value) for _, value in found)
    middle = press.figures[f"{year}.nasional.{tatanan}.{stage}.median"].nilai
    shown = inputs.Nilai(plain(middle), number(middle, "persen")) if len(found) > FEW else None
    few = found if len(found) <= FEW else []
    named = tuple(inputs.Sorotan(press.book.daerah[kode].nama, float(v), words.persen(v)) for kode, v in few)
    told = [f"{press.book.daerah[kode].nama} {words.persen(value)}" for kode, value in found]
    desc = "; ".join([*told, f"median {shown.text}"] if shown else told)
    name = next(t.nama for t in press.book.instrumen(year).tatanan if t.slug == tatanan)
    gates = gates_of(press, year, "tatanan_min")
    x = inputs.Sebaran(f"{name}, edisi {year}, {words.TAHAP[stage]} (persen)", desc, values, named, gates, shown)
    return drawing(sebaran.draw, x, f"{len(values)} daerah tercatat nilainya", f"sebar-{year}-{tatanan}-{stage}")


def strips(press: Press, year: int, tatanan: str, stage: str) -> Drawing | None:
    """Small multiples: the same strip for each province; only where several provinces have values to compare."""
    groups: dict[str, list[float]] = {}
    for kode, value in press.book.recorded.get((year, tatanan, stage), []):
        groups.setdefault(kode[:2], []).append(float(value))
    if len(groups) < 2 or sum(map(len, groups.values())) <= FEW:
        return None
    rows = tuple(
        inputs.Kelompok(p.nama, tuple(groups.get(p.kode, ())), f"{len(groups.get(p.kode, ()))}")
        for p in press.book.provinsi.values()
    )
    desc = "; ".join(f"{row.label}: {row.text} daerah" for row in rows)
    title = f"Nilai menurut provinsi, edisi {year}, {words.TAHAP[stage]} (persen)"
    x = inputs.Kecil(title, desc, rows, gates_of(press, year, "tatanan_min"))
    return drawing(kecil.draw, x, f"{len(groups)} provinsi punya nilai", f"strip-{year}-{tatanan}-{stage}")


def odf_history(press: Press, kode: str) -> Drawing | None:
    """ODF over the editions, for a district with an undisputed percentage in two or more; never joined over a break."""
    points, before = [], ""
    for year in sorted(press.book.data.edisi):
        found = {f.nilai: f for f in press.of((year, kode), "odf.") if f.satuan == "persen"}
        figure = next(iter(found.values())) if len(found) == 1 else None
        versi = press.book.instrumen(year).versi
        claims = press.book.claims_in(kode, year)
        award = words.PREDIKAT[claims[0].predikat] if len(claims) == 1 and claims[0].predikat != "tidak-disebut" else ""
        text = number(figure.nilai, "persen") if figure else ""
        points.append(
            inputs.TitikEdisi(
                str(year), plain(figure.nilai) if figure else None, text, "", versi == before, award=award
            )
        )
        before = versi
    if sum(point.value is not None for point in points) < 2:
        return None
    desc = "; ".join(f"{point.label}: {point.text or point.missing}" for point in points)
    x = inputs.Edisi(f"Desa/kelurahan ODF per edisi (persen), {press.book.daerah[kode].nama}", desc, tuple(points))
    return drawing(edisi.draw, x, "ODF dari edisi ke edisi", f"riwayat-{kode}")
