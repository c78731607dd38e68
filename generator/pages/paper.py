"""Templates -> Markdown pages. The one place that knows Jinja; templates get ready values and compute nothing."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator import addresses, fragments, words
from generator.book import Book, Key
from generator.charts.style import marked
from generator.model import Instrumen, Output, Penghargaan, Sumber
from generator.pages import glossary
from generator.results import Figure
from generator.tables import Cell, source_text

UNSET = Markup("")
BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Press:
    """What every page kind needs: the book, and its figures by id and by place."""

    book: Book
    figures: Mapping[str, Figure]
    index: Mapping[tuple[str, str], tuple[Figure, ...]]

    def of(self, key: Key, part: str = "") -> list[Figure]:
        """The figures of one district (or province, or "nasional") in an edition, whose id goes on with `part`."""
        start = f"{key[0]}.{key[1]}.{part}"
        return [figure for figure in self.index.get((str(key[0]), key[1]), ()) if figure.id.startswith(start)]


@dataclass(frozen=True)
class Sheet:
    """One page to print: its address, title, one-sentence description, whether search should find it, its width.

    `picture`: path below docs/ and words of the image a messenger shows; without it the site's own serves.
    `data`: schema.org JSON for the head, safe inside HTML. `feeds`: whether the head names the feeds.
    """

    address: str
    title: str
    description: str
    searchable: bool = True
    wide: bool = True
    picture: tuple[str, str] = ("", "")
    data: str = ""
    feeds: bool = False


def make_press(book: Book, figures: Mapping[str, Figure]) -> Press:
    """The book and its figures, ready for printing."""
    index: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures.values():
        index[figure.edisi, figure.kode].append(figure)
    return Press(book, figures, {key: tuple(group) for key, group in index.items()})


@cache
def _templates() -> Environment:
    """The templates, compiled once a process; every filter a template may use is listed here."""
    env = Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    env.filters |= {"tautan": _link, "tanggal": words.tanggal, "bilangan": words.bilangan, "kapital": words.kapital}
    env.filters |= {"klaim_sumber": lambda rows: cite(tuple(cited(row) for row in rows))}
    env.filters |= {"sumber": _sources, "laman": lambda source: cite((source,)), "daftar": words.daftar}
    env.filters |= {"arsip": lambda source: _outward(source.arsip, "salinan di arsip web")}
    env.filters |= {"persen": words.persen, "bulat": words.angka}
    env.filters |= {"bertanda": _stamped}
    env.globals |= {"TAHAP": words.TAHAP, "PREDIKAT": words.PREDIKAT, "TINGKAT": words.TINGKAT}
    env.globals |= {"HURUF": words.HURUF_PREDIKAT}
    return env


@pass_context
def _stamped(context: Context, svg: str) -> Markup:
    """A drawing with the mark of invented figures, where the book holds such."""
    return Markup(marked(f"{svg}", context["tanda"]))


@pass_context
def _link(context: Context, there: str) -> str:
    return addresses.relative(context["sini"], there)


@pass_context
def _sources(context: Context, sources: Iterable[Sumber]) -> Markup:
    """Sources in short; on a page with a list of its sources (`rujukan`) each leads to its place there."""
    return cite(sources, context.get("rujukan"))


def number(value: Decimal | int | str | None, unit: str = "") -> str:
    """A figure's value as a reader sees it: percent sign where it is one, words as they are, never an empty zero."""
    if value is None:
        return "belum ada data"
    if isinstance(value, str):
        return f"{value}%" if unit == "persen" and value[-1:].isdigit() else value
    return words.persen(value) if unit == "persen" else words.angka(value)


def show(figure: Figure, word: bool = False, anchor: bool = False, unit: bool = False, besar: bool = False) -> Markup:
    """A figure on a page: `<data>` with its value and id, so that page and downloads can be compared by a machine.

    `word`: as a number word. `anchor`: this is the figure's own place; what a source
    states is a link to itself there. `unit`: with its unit behind it. `besar`: without its sign, where
    a word (naik, turun) says it.
    """
    if figure.nilai is None:
        text = figure.alasan or "belum ada data"
    elif besar and isinstance(figure.nilai, int):
        text = words.angka(abs(figure.nilai))
    elif word and isinstance(figure.nilai, int):
        text = words.bilangan(figure.nilai)
    else:
        text = number(figure.nilai, figure.satuan)
    tail = f" {escape(figure.satuan)}" if unit and figure.satuan not in ("", "persen") else ""
    value = "" if figure.nilai is None else escape(str(figure.nilai))
    name = escape(figure.id)
    if anchor and not figure.cara:  # a link that needs no script; ids are letters, digits, dots and hyphens
        return Markup(f'<a id={name} href=#{name} data-nilai="{value}">{escape(text)}</a>{tail}')
    return Markup(f'<data {"id" if anchor else "data-angka"}="{name}" value="{value}">{escape(text)}</data>{tail}')


def cite(sources: Iterable[Sumber], listed: Mapping[Sumber, str] | None = None, bare: bool = False) -> Markup:
    """Sources in short: publisher and date, as a link where the address is known; `bare`: just named once more.

    `listed`: source -> its name in the list of sources further down the page, which says title and address in full.
    """
    said = (_named(source) if bare else _cited(source, listed or {}) for source in sources)
    return Markup("; ".join(said) or "tanpa sumber")


def _named(source: Sumber) -> str:
    return f"{escape(source.penerbit)}, {words.tanggal(source.tanggal)}"


def _cited(source: Sumber, listed: Mapping[Sumber, str]) -> str:
    name = _named(source)
    if source in listed:
        return f'<a href="#sumber-{escape(listed[source])}">{name}</a>'
    return _outward(source.url, Markup(name))


def _outward(url: str, text: str) -> Markup:
    """A link out of the site, where the address is one of the web: nothing else may become a link (promise 7)."""
    safe = url.startswith(("https://", "http://"))
    return Markup(f'<a href="{escape(url)}" rel="nofollow">{escape(text)}</a>') if safe else escape(text)


def cell(content: Figure | Markup | str | int | None, **how: bool) -> Cell:
    """A table cell from a figure (shown and carried with its value), from finished markup, or from text."""
    if isinstance(content, Figure):
        return Cell(show(content, **how), content.nilai if content.nilai is not None else content.alasan, (content,))
    if isinstance(content, Markup):
        return Cell(content, content.striptags())
    return Cell(escape("" if content is None else str(content)), content)


def bare(content: Figure | str | int | None) -> Cell:
    """A cell of a table that is only a file: nothing is set for a page."""
    if isinstance(content, Figure):
        return Cell(UNSET, content.nilai if content.nilai is not None else content.alasan, (content,))
    return Cell(UNSET, content)


def cited(row: Penghargaan) -> Sumber:
    """The source of an award claim as a citation."""
    return Sumber(row.sumber_penerbit, row.sumber_tanggal, row.sumber_judul, row.sumber_url)


def link(here: str, there: str, text: str) -> Markup:
    """A link as finished markup, relative to the page it stands on."""
    return Markup('<a href="{}">{}</a>').format(addresses.relative(here, there), text)


def named(here: str, there: str, text: str) -> Cell:
    """A table cell that names its row by a link."""
    return Cell(link(here, there, text), text)


def render(press: Press, template: str, sheet: Sheet, **values: Any) -> Output:
    """One Markdown page: front matter, then the finished fragment that no Markdown parser touches."""

    def angka(name: str, **how: bool) -> Markup:
        return show(press.figures[name], **how)

    always = {"sini": sheet.address, "halaman": sheet, "angka": angka, "tanda": press.book.watermark}
    always |= {"arti": glossary.HERE}
    body = _templates().get_template(template).render(**always, **values)
    lines = BLANK.sub("\n", glossary.explained(f"{_banner(press)}{body}", sheet.address)).strip()
    meta = {"title": sheet.title, "description": sheet.description, "lebar": sheet.wide, "indeks": sheet.searchable}
    if note := press.book.watermark:
        meta |= {"title": f"DATA CONTOH: {sheet.title}", "description": f"{note}. {sheet.description}", "contoh": note}
    meta |= {"umpan": True} if sheet.feeds else {}
    meta |= {"ld": sheet.data} if sheet.data else {}
    if sheet.picture[0]:
        meta |= {"gambar": sheet.picture[0], "gambar_alt": sheet.picture[1]}
    # JSON is YAML: quoting by json.dumps keeps foreign text from becoming front matter.
    head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
    text = f"---\n{head}\n---\n\n{fragments.OPEN}\n{lines}\n{fragments.CLOSE}\n"
    return Output(addresses.page(sheet.address), text.encode())


def plain_page(template: str, here: str, **values: Any) -> bytes:
    """A page that is no page of the site, but is shown inside those of others: finished HTML, without the theme."""
    folder = f"{here.rpartition('/')[0]}/"
    lines = BLANK.sub("\n", _templates().get_template(template).render(sini=folder, **values)).strip()
    return f"{lines}\n".encode()


def _banner(press: Press) -> str:
    """What a page of invented figures says first. The theme says it on hand-written pages (overrides/partials)."""
    box = '<div class="contoh" role="note" data-pagefind-ignore><p><strong>{}.</strong> {}</p></div>\n'
    note = press.book.watermark
    return Markup(box).format(note, words.CONTOH_ARTINYA) if note else ""


def rules_source(instrumen: Instrumen) -> str:
    """The source of an instrument's text, for tables that state rules and no figures."""
    return source_text(tuple(instrumen.sumber.values())[:1])
