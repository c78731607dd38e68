"""docs/kinerja.md, written from the raw results alone: the same results give the same page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import words
from tests.bench.goals import goal_rows, hundredfold, naive_at_nation
from tests.bench.growth import exponent, said, span
from tests.bench.parts import NATION
from tests.bench.readout import Results, between, curve, made, of, printer_cost, printer_ratio, slope, stages
from tests.bench.texts import HEAD, METHOD, NAIVE, PRINTING

STATE_NAMES = {
    "dari-nol": "Dari nol",
    "satu-berkas": "Satu berkas berubah",
    "tanpa-perubahan": "Tidak ada yang berubah",
}
PRINTERS = {"mkdocs": "MkDocs sendiri", "zensical": "Zensical", "hugo": "Hugo"}


def write(results: Results) -> str:
    """The whole page as Markdown."""
    parts = [HEAD, *_machines(results), METHOD, _goals(results), _sizes(results), _states(results), _stages(results),
             _naive(results), _printers(results), _hundredfold(results)]  # fmt: skip
    return "\n".join(part.rstrip("\n") + "\n" for part in parts if part)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numeric: bool = True) -> str:
    """A Markdown table; all columns but the first stand to the right where they are numbers."""
    lines = [heads, ["---", *(["---:" if numeric else "---"] * (len(heads) - 1))], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _machines(results: Results) -> list[str]:
    """One sentence a machine; more than one only where parts were measured apart."""
    found: dict[str, list[str]] = {}
    for part in results.values():
        for result in part.values():
            found.setdefault(_machine(result["mesin"]), []).append(result["tanggal"])
    if not found:
        return ["*Belum ada yang diukur.*"]
    heads = ["## Komputer", *([] if len(_hardware(results)) < 2 else ["Bagian-bagian diukur pada komputer berbeda."])]
    days = [f"- Diukur {words.daftar([words.tanggal(d) for d in sorted(set(d_))])}: {m}" for m, d_ in found.items()]
    return ["\n\n".join(heads) + "\n", "\n".join(days)]


def _hardware(results: Results) -> set[tuple[object, ...]]:
    return {(r["mesin"]["inti"], r["mesin"]["cpu"]) for part in results.values() for r in part.values()}


def _machine(machine: dict) -> str:
    listed = ", ".join(f"{name} {version}" for name, version in machine["pustaka"].items())
    return (
        f"{machine['inti']} inti ({machine['cpu']}), memori {machine['memori_gib']} GiB, {machine['sistem']}, "
        f"Python {machine['python']}; {listed}."
    )


def _goals(results: Results) -> str:
    rows = table(("Sasaran", "Batas", "Terukur", "Menurut CPU", "Tercapai"), goal_rows(results))
    note = (
        "Sasaran dinilai dari waktu jam dinding pada dua inti; kolom CPU memperlihatkan angka yang sama menurut CPU.\n"
    )
    return f"## Sasaran\n\n{rows}\n{note}"


def _sizes(results: Results) -> str:
    sizes = results.get("kami", {})
    if not sizes:
        return ""
    heads = ("Daerah", "Ulangan", "Detik", "CPU", "Puncak MiB", "Halaman", "Gambar", "Berkas", "MB")
    rows = [
        (
            said(size, 0),
            said(len(sizes[size]["ulangan"]), 0),
            *(said(of(results, "kami", size, "dari-nol", key)) for key in ("detik", "cpu", "puncak_mib")),
            *(said(made(results, "kami", size, "kami", key), 0) for key in ("halaman", "grafik", "berkas")),
            said((made(results, "kami", size, "kami", "bait") or 0) / 1e6),
        )
        for size in sizes
    ]
    grown = slope(results)
    note = (
        f"\nPangkat pertumbuhan mulai 1 kali: {said(grown, 2)} menurut waktu dan {said(slope(results, 'cpu'), 2)} "
        "menurut CPU. Pangkat 1 berarti data dua kali lipat memakan waktu dua kali lipat.\n"
        if grown is not None
        else ""
    )
    return f"## Dari nol, menurut banyaknya daerah\n\n{table(heads, rows)}{note}"


def _states(results: Results) -> str:
    sizes = results.get("kami", {})
    if not sizes:
        return ""
    rows = [
        (name, *(_with_cpu(of(results, "kami", s, state), of(results, "kami", s, state, "cpu")) for s in sizes))
        for state, name in STATE_NAMES.items()
    ]
    return f"## Membangun lagi\n\nDetik, dan dalam kurung detik CPU.\n\n{table(_size_heads('Keadaan', sizes), rows)}"


def _size_heads(first: str, sizes: Iterable[int]) -> list[str]:
    return [first, *(f"{said(size, 0)} daerah" for size in sizes)]


def _with_cpu(seconds: float | None, cpu: float | None) -> str:
    return "–" if seconds is None else f"{said(seconds)} ({said(cpu)})"


def _stages(results: Results) -> str:
    """Where the time goes from nothing: seconds, CPU and the memory's peak of every stage."""
    told = {size: stages(results, "kami", size, "dari-nol") for size in results.get("kami", {})}
    names = dict.fromkeys(name for known in told.values() for name in known)
    if not names:
        return ""
    rows = [[name, *(_stage_cell(told[size].get(name)) for size in told)] for name in names]
    intro = "Dari nol: detik, dalam kurung detik CPU, lalu puncak memori dalam MiB. Tahap dapat berjalan bersamaan.\n"
    return f"## Tahap demi tahap\n\n{intro}\n{table(_size_heads('Tahap', told), rows)}"


def _stage_cell(cost: dict[str, float | None] | None) -> str:
    return "–" if cost is None else f"{_with_cpu(cost['detik'], cost['cpu'])}; {said(cost['puncak_mib'], 0)}"


def _naive(results: Results) -> str:
    """The naive recipe beside ours, and what its growth says about the nation."""
    sizes = results.get("naif", {})
    if not sizes:
        return ""
    pair = ("naif", "kami")
    heads = ("Daerah", "Resep polos, detik (CPU)", "Kami, detik (CPU)", "Perbandingan", "Menurut CPU",
             "Halaman (polos/kami)", "Gambar (polos/kami)", "MB HTML (polos/kami)")  # fmt: skip
    rows = [
        (
            said(size, 0),
            *(_with_cpu(of(results, "naif", size, who), of(results, "naif", size, who, "cpu")) for who in pair),
            *(f"{said(between(results, 'naif', size, pair, key))} kali" for key in ("detik", "cpu")),
            *(
                "/".join(said(made(results, "naif", size, who, key), 0) for who in pair)
                for key in ("halaman", "grafik")
            ),
            "/".join(said((made(results, "naif", size, who, "bait_html") or 0) / 1e6) for who in pair),
        )
        for size in sizes
    ]
    return f"## Dibandingkan resep polos\n\n{NAIVE}\n{table(heads, rows)}\n{_naive_forecast(results)}"


def _naive_forecast(results: Results) -> str:
    guess, times = naive_at_nation(results)
    grown = exponent(curve(results, "naif", "naif"))
    if guess is None or NATION in results["naif"]:
        return ""
    return (
        f"Waktu resep polos tumbuh dengan pangkat {said(grown, 2)}. Bila terus begitu, {NATION} daerah memakan "
        f"{span(guess)}, {said(times)} kali waktu kami. Ini **perkiraan**, tidak diukur, dan cenderung terlalu rendah: "
        "menu yang memuat semua halaman tumbuh menurut kuadrat banyaknya halaman, dan pada ukuran kecil pertumbuhan "
        "itu tertutup bagian yang tetap (halaman indikator, tatanan, dan provinsi).\n"
    )


def _printers(results: Results) -> str:
    """The same Markdown by other printers."""
    parts = []
    for size, result in results.get("pencetak", {}).items():
        known = {key: name for key, name in PRINTERS.items() if key not in result["tidak_ada"]}
        if "hugo" in known:
            known["hugo"] += f" {result['hugo']}"
        ours = _with_cpu(*(printer_cost(results, size, key) for key in ("detik", "cpu")))
        rows: list[tuple[str, ...]] = [("Langkah mencetak kami", ours, "1", "1", *_site(results, size, "kami"))]
        rows += [_printer_row(results, size, key, name) for key, name in known.items()]
        heads = ("Pencetak", "Detik (CPU)", "Kami/pencetak ini", "Menurut CPU", "Halaman", "MB HTML")
        missing = "".join(
            f"\n{PRINTERS[key]} tidak terpasang pada komputer ini, jadi tidak ikut dibandingkan.\n"
            for key in result["tidak_ada"]
        )
        parts.append(f"### {said(size, 0)} daerah\n\n{table(heads, rows)}{missing}")
    return "\n".join(["## Pencetak lain dengan Markdown yang sama\n", PRINTING, *parts]) if parts else ""


def _printer_row(results: Results, size: int, key: str, name: str) -> tuple[str, ...]:
    cost = _with_cpu(*(of(results, "pencetak", size, key, what) for what in ("detik", "cpu")))
    ratios = (f"{said(printer_ratio(results, size, key, what))} kali" for what in ("detik", "cpu"))
    return (name, cost, *ratios, *_site(results, size, key))


def _site(results: Results, size: int, who: str) -> tuple[str, str]:
    html = made(results, "pencetak", size, who, "bait_html")
    return said(made(results, "pencetak", size, who, "halaman"), 0), said((html or 0) / 1e6)


def _hundredfold(results: Results) -> str:
    if len(curve(results, "kami", "dari-nol", least=NATION)) < 2:
        return ""
    largest = max(results["kami"])
    heads = (
        "Yang dihitung",
        f"Terukur pada {said(largest, 0)} daerah",
        "Pangkat",
        f"Perkiraan {said(100 * NATION, 0)} daerah",
    )
    note = (
        "Kolom terakhir **perkiraan**: angka terukur terbesar dilanjutkan dengan pangkatnya, seolah-olah memori cukup "
        "dan pertumbuhannya tetap. Belum pernah diukur.\n"
    )
    return f"## Bila seratus kali lebih besar\n\n{table(heads, hundredfold(results))}\n{note}"
