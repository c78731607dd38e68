"""The story as one page that needs nothing beside it: no script, no font, no address. Nothing is cut."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.diff.forms import SIGNS, plain, title
from generator.diff.nouns import ADDED, CHANGED, REMOVED, Difference
from generator.diff.story import Section, Table, sections
from generator.diff.style import STYLE

NAMES = {ADDED: "ditambah", CHANGED: "diubah", REMOVED: "dihapus", None: ""}
PAGE = Markup(
    '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="robots" content="noindex">\n<title>{0}</title>\n<style>\n{1}</style>\n</head>\n'
    "<body>\n<main>\n<h1>{0}</h1>\n{2}</main>\n</body>\n</html>\n"
)


def render(found: Difference) -> str:
    """The whole comparison as a page."""
    body = Markup("").join(_section(section) for section in sections(found))
    return str(PAGE.format(_text(title(found)), Markup(STYLE), body))


def _text(text: str) -> Markup:
    return escape(plain(text))


def _section(section: Section) -> Markup:
    head = Markup("<h3>{}</h3>\n" if section.inner else "<h2>{}</h2>\n").format(_text(section.title))
    lines = Markup("").join(Markup("<p>{}</p>\n").format(_text(line)) for line in section.lines)
    tables = Markup("").join(map(_table, section.tables))
    return Markup('<section class="{}">\n{}{}{}</section>\n').format(section.tone, head, lines, tables)


def _table(table: Table) -> Markup:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(_text(head)) for head in table.heads)
    rows = Markup("").join(_row(table, row.kind, row.cells) for row in table.rows)
    made = Markup(
        '<table>\n<thead><tr><th scope="col"><span class="dengar">Perubahan</span></th>{}</tr></thead>\n'
        "<tbody>\n{}</tbody>\n</table>\n"
    ).format(heads, rows)
    if not table.fold:
        return made
    return Markup("<details><summary>{}</summary>\n{}</details>\n").format(_text(table.fold), made)


def _row(table: Table, kind: str | None, cells: tuple[str, ...]) -> Markup:
    """`data-judul` names the column where the table is laid out as cards, on a narrow screen."""
    sign = Markup('<td class="tanda"><span aria-hidden="true">{}</span><span class="dengar">{}</span></td>').format(
        SIGNS.get(kind, " "), NAMES.get(kind, "")
    )
    shown = Markup("").join(
        Markup('<td data-judul="{}">{}</td>').format(_text(head), _text(cell))
        for head, cell in zip(table.heads, cells, strict=True)
    )
    return Markup('<tr class="{}">{}{}</tr>\n').format(kind or "", sign, shown)
