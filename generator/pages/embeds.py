"""The small pages that others show inside theirs: one a chart, one for all districts of an edition, the live ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from generator import addresses, outside
from generator.charts import inline
from generator.charts.style import VIEW, bare
from generator.model import Edisi, Output
from generator.pages.paper import plain_page

SCRIPT, ICON = "/aset/sematan.js", "/aset/ikon.svg"
PHONE, DESK, WORDS = 330, 720, 190  # widths for which charts are drawn, and room for the words around one
DISTRICTS = "daerah"  # the name under which the charts of all districts go
KINDS, DATA = ("SVG", "PNG", "CSV", "JSON"), ("CSV", "JSON")
STYLE = "gaya"  # the style sheet of all charts of an edition
LAYOUT = (
    "*{box-sizing:border-box}:root{color-scheme:light dark}"
    "body{margin:0;padding:.8rem;background:var(--g-card);color:var(--g-ink);font:1rem/1.5 system-ui,sans-serif}"
    "main{max-width:60rem;margin:auto}figure{margin:0}h1{font-size:1.1rem;line-height:1.35;margin:0}"
    "p{margin:.3rem 0}.kecil{font-size:.85rem;color:var(--g-muted)}a{color:var(--g-brand)}"
    "svg{display:block;width:100%;height:auto;margin:.5rem 0}.sempit{max-width:26rem}.lebar{display:none}"
    "@media(min-width:46rem){.sempit{display:none}.lebar{display:block}}.lega{max-width:30rem}"
    ".contoh{font-weight:700;color:var(--g-note)}label{display:block;margin-top:.6rem;font-size:.85rem}"
    "summary{cursor:pointer;color:var(--g-brand);font-size:.85rem}.baris a{margin-right:.9rem}"
    ".baris a,summary{padding:.25rem 0;display:inline-block;min-height:1.5rem}"
    "textarea{width:100%;font:.8rem/1.4 ui-monospace,monospace;color:inherit;background:transparent;"
    "border:1px solid var(--g-muted);padding:.4rem}"
    "button{font:inherit;font-size:.85rem;min-height:2.2rem;padding:.2rem .8rem;color:var(--g-brand);"
    "background:transparent;border:1px solid;border-radius:8px;cursor:pointer}"
    ":focus-visible{outline:3px solid var(--g-brand);outline-offset:2px}"
)


@dataclass(frozen=True)
class About:
    """A chart to be embedded: `words` = message and title; `drawings`: one, or a narrow and a wide one.

    `said`: its sources, its edition, its licence. `note`: the mark of invented figures, or "".
    """

    tahun: int
    name: str
    page: str
    words: tuple[str, str]
    drawings: tuple[str, ...]
    said: tuple[str, str, str]
    note: str
    data: str

    @property
    def title(self) -> str:
        return f"{f'{self.note}: ' if self.note else ''}{self.words[1]}"


def page(about: About) -> bytes:
    """The page of one chart: the drawing in both colour schemes, who says so, its files, and how to embed it."""
    here = addresses.chart(about.tahun, about.name)
    return plain_page(
        "sematan.html.j2",
        here,
        about=about,
        style=addresses.chart(about.tahun, STYLE, "css"),
        drawings=_drawings(about.drawings),
        files=[(k, addresses.chart(about.tahun, about.data if k in DATA else about.name, k.lower())) for k in KINDS],
        snippets=snippets(about),
        script=SCRIPT,
        icon=ICON,
        known=outside.published(),
    )


def _drawings(found: Sequence[str]) -> list[Markup]:
    """On a wide screen the wide one; a single narrow one never grows over its letters."""
    kinds = ("sempit", "lebar") if len(found) > 1 else ("lega",) if _size(found[0])[0] <= PHONE else ("",)
    return [
        Markup(bare(svg.replace('class="grafik"', f'class="grafik {kind}"', 1)).replace("grafik >", "grafik>"))
        for svg, kind in zip(found, kinds, strict=True)
    ]


def _size(svg: str) -> tuple[float, float]:
    found = VIEW.search(svg)
    return (float(found[1]), float(found[2])) if found else (PHONE, PHONE)


def snippets(about: About) -> list[tuple[str, str, str]]:
    """(name, what it is, HTML to copy) of each way to embed a chart."""
    image, here = (addresses.chart(about.tahun, about.name, kind) for kind in ("png", "html"))
    high = max(ceil(tall * 1.1) for _, tall in map(_size, about.drawings)) + WORDS
    picture = Markup('<a href="{}"><img src="{}" alt="{}" style="max-width:100%;height:auto"></a>')
    alt = ". ".join(filter(None, [about.note, *(text.rstrip(".") for text in (*about.words, about.said[0]))])) + "."
    return [
        ("beku", f"Bingkai (iframe), tetap edisi {about.tahun}", frame(here, about.title, high)),
        ("hidup", "Bingkai (iframe), selalu edisi terbit yang terbaru: angkanya berganti",
         frame(addresses.live(live_name(about.name)), _undated(about), high)),
        ("gambar", f"Gambar (img), tetap edisi {about.tahun}",
         str(picture.format(outside.site(here), outside.site(image), alt))),
    ]  # fmt: skip


def _undated(about: About) -> str:
    """The title of what changes with the edition names none."""
    return about.title.replace(f", edisi {about.tahun}", "", 1)


def frame(address: str, title: str, high: int) -> str:
    """The HTML that shows a page inside another."""
    text = '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"></iframe>'
    return str(Markup(text).format(outside.site(address), title, high))


def live_name(name: str) -> str:
    """The name of the chart in every edition: that of a tatanan goes without the stage, which editions change."""
    return name.partition("--")[0] + ("-provinsi" if name.endswith("--provinsi") else "")


def redirect(name: str, target: str, note: str, draft: bool) -> Output:
    """The live address of a chart: a page that leads to the newest edition's; `draft`: that edition is one."""
    here = addresses.live(name)
    page = plain_page("sematan-terbaru.html.j2", here, target=target, note=note, draf=draft)
    return Output(here.removeprefix("/"), page)


def districts(tahun: int | None, texts: Mapping[int, tuple[str, str]], note: str) -> Output:
    """The one page that shows any chart of any district: of an edition, or (None) of the newest that has it.

    The chart itself is fetched from the district's card by the script; `texts`: edition -> its name and licence, in
    the order in which they are asked.
    """
    here = addresses.chart(tahun, DISTRICTS) if tahun else addresses.live(DISTRICTS)
    return Output(
        here.removeprefix("/"),
        plain_page(
            "sematan-daerah.html.j2",
            here,
            style=addresses.chart(tahun or max(texts), STYLE, "css"),
            years=[(year, addresses.edition(year), *said) for year, said in texts.items()],
            script=SCRIPT,
            icon=ICON,
            note=note,
        ),
    )


def style(edisi: Edisi) -> Output:
    """The style sheet of the edition's embedded pages, beside them: what is frozen with them keeps its looks.

    Its first line is the licence, which the charts of districts take from here.
    """
    licence = " ".join(edisi.lisensi.replace("*/", "").split())
    text = f"/* {licence} */\n{LAYOUT}{inline.css()}\n"
    return Output(addresses.chart(edisi.tahun, STYLE, "css").removeprefix("/"), text.encode())
