"""The pages of an archive: those of the site without what leads away from it, and the few that only it has."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape

from generator import outside, vault, words
from generator.freeze.links import INSTEAD, OUTSIDE, Links, relative

HEAD = re.compile(r'<a class="lompat".*?<header class="kepala">.*?</header>', re.DOTALL)
FOOT = re.compile(r'<footer class="kaki">.*?</footer>', re.DOTALL)
FEED = re.compile(r'<link rel="alternate"[^<>]*>\s*')
PICTURE = re.compile(r'<meta (?:property="og:image|name="twitter:)[^<>]*>\s*')
PICTURE_FILE = re.compile(r"/bagikan[^/]*\.png$")
SCRIPT = re.compile(r'<script src="[^"]*aset/rapor\.js"[^<>]*></script>')
LOADED = re.compile(r'<script src="([^"]*)"[^<>]*></script>')
ARTICLE = re.compile(r"<article\b[^<>]*>")
# Links to what was left out say where its figures are to be found.
LEFT_OUT = re.compile(rf'(<a [^<>]*href="[^"]*\.zip"){INSTEAD}([^<>]*>)([^<>]*)</a>')
# What the way through time says of other editions (which is the newest, which hold nothing) may be otherwise tomorrow.
WAY = re.compile(r'<nav class="pilihan" aria-label="Edisi lain">.*?</nav>', re.DOTALL)
PASSING = re.compile(r", (?:terbaru|kosong)(?=</a>)")
MARK = "<!--arsip {}-->"
# Who comes from a link sees that address alone, right below what is to be said of it; others see all of them.
ONLY = "<style>#semua:has(li:target) > li:not(:target) { display: none; }</style>"
GAP = re.compile(r"\n\s*\n+")
DISTRICT = re.compile(r"\d\d\.\d\d-")
COPIED = ("metode", "glosarium", "cara-membaca", "kutip")  # pages without which the figures cannot be understood


@dataclass(frozen=True)
class Stamp:
    """What every page of an archive says: the edition, the day it was frozen, its publication, its instrument.

    `contoh`: the figures are invented. `left`: kinds of files that were left out, in words. `quotable`: whether its
    figures can be read one by one.
    """

    tahun: int
    tanggal: str
    terbitan: int
    instrumen: str
    contoh: bool = False
    left: tuple[str, ...] = ()
    quotable: bool = True

    @property
    def edition(self) -> str:
        number = f"{self.tahun}.{self.terbitan}" if self.terbitan else str(self.tahun)
        return f"edisi {self.tahun}" + (f", terbitan {number}" if self.terbitan else "")

    @property
    def sentence(self) -> str:
        """The one every page carries."""
        return f"{words.kapital(self.edition)}, dibekukan {words.tanggal(self.tanggal)}. Edisi ini tidak berubah lagi."


def turned(text: str, was: str, name: str, links: Links, stamp: Stamp) -> str:
    """A printed page as it stands in the archive."""
    own = {HEAD: _header(name, stamp), FOOT: _footer(name, stamp), SCRIPT: _scripts(name, stamp)}
    for n, pattern in enumerate(own):  # what the archive says itself is put in when all links are right
        text = pattern.sub(MARK.format(n), text, count=1)
    text = WAY.sub(lambda found: PASSING.sub("", found[0]), FEED.sub("", text))
    # A script is no address to follow: one that the archive does not hold is left out, and the page stands without it.
    text = LOADED.sub(lambda found: found[0] if links.holds(found[1], was) else "", text)
    if any(PICTURE_FILE.search(gone) for gone in links.instead):
        text = PICTURE.sub("", text)
    text = LEFT_OUT.sub(r"\1\2\3 (angkanya di ZIP)</a>", links.turned(text, was, name))
    text = ARTICLE.sub(lambda found: found[0] + _banner(name, stamp), text, count=1)
    for n, said in enumerate(own.values()):
        text = text.replace(MARK.format(n), said, 1)
    return GAP.sub("\n", text.replace(INSTEAD, ""))


def _header(name: str, stamp: Stamp) -> str:
    def link(there: str, said: str) -> str:
        return f'<a href="{relative(name, there)}">{said}</a>'

    start = vault.ADDED
    return (
        f'<a class="lompat" href="#isi">Langsung ke isi</a>\n<header class="kepala">'
        f'<a class="merek" href="{relative(name, "index.html")}">Rapor KKS {stamp.tahun}</a>\n'
        f'<nav class="menu" aria-label="Utama">{link("index.html", "Edisi ini")}\n'
        f"{link(f'{start}cara-membaca/index.html', 'Cara membaca')}\n{link(f'{start}metode/index.html', 'Metode')}\n"
        f"{link(f'{start}glosarium/index.html', 'Glosarium')}\n"
        f"{link(f'{start}instrumen/{stamp.instrumen}/index.html', 'Instrumen')}\n"
        f"{link(OUTSIDE, 'Di luar arsip')}</nav></header>"
    )


def _footer(name: str, stamp: Stamp) -> str:
    return (
        f'<footer class="kaki"><p>Arsip {escape(stamp.edition)}. {_link(name, "BACA.txt", "Isi arsip")}, '
        f"{_link(name, OUTSIDE, 'halaman di luar arsip')}.</p>\n"
        '<p>Data dan teks: <a href="https://creativecommons.org/licenses/by/4.0/deed.id" rel="license">CC BY 4.0</a>. '
        "Situs ini bukan situs resmi kementerian. Setiap angka menyebut edisi, tahap, sumber, dan tanggalnya.</p>"
        "</footer>"
    )


def _link(name: str, there: str, said: str) -> str:
    return f'<a href="{relative(name, there)}">{said}</a>'


def _scripts(name: str, stamp: Stamp) -> str:
    """The theme's script as it was, and the one that asks the living site for what is new."""
    depth = f"edisi/{stamp.tahun}/{name}".count("/")
    up = "/".join([".."] * depth)
    aset = relative(name, f"{vault.ADDED}aset")
    found = DISTRICT.match(name)
    quotable = "" if stamp.quotable else ' data-kutip="tidak"'
    kode = f' data-kode="{found[0][:5]}"' if found else ""
    theme = f'data-aset="{relative(name, vault.ADDED)}/"{quotable}'
    return (
        f'<script src="{aset}/rapor.js" defer data-akar="{up}" {theme}></script>'
        f'<script src="{aset}/arsip.js" defer data-akar="{up}" data-tahun="{stamp.tahun}"{kode}></script>'
    )


def _banner(name: str, stamp: Stamp) -> str:
    return (
        f'\n<div class="catatan catatan--tenang" role="note" data-arsip><p><strong>Arsip.</strong> '
        f"{escape(stamp.sentence)} {_link(name, OUTSIDE, 'Yang lebih baru')}</p></div>"
    )


def page(name: str, title: str, body: str, stamp: Stamp) -> str:
    """A page that only the archive has."""
    aset, note = relative(name, f"{vault.ADDED}aset"), ""
    if stamp.contoh:
        note = f'<div class="contoh" role="note"><p><strong>{escape(words.CONTOH)}.</strong></p></div>'
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)} · Rapor KKS</title>\n"
        f'<link rel="icon" href="{aset}/ikon.svg">\n<link rel="stylesheet" href="{aset}/rapor.css">\n</head>\n<body>\n'
        f'{_header(name, stamp)}\n<main>\n<article class="isi isi--prosa" id="isi" tabindex="-1">{note}'
        f"{_banner(name, stamp)}\n<h1>{escape(title)}</h1>\n{body}\n</article>\n</main>\n{_footer(name, stamp)}\n"
        "</body>\n</html>\n"
    )


def leaving(links: Links, titles: Mapping[str, str], stamp: Stamp) -> str:
    """The page that every link out of the archive leads to."""
    here = f"/edisi/{stamp.tahun}/{OUTSIDE}"
    site = outside.site("/") if outside.published() else ""
    rows = []
    for address, anchor in sorted({**links.outside, vault.download(stamp.tahun): "satu-berkas"}.items()):
        way = posixpath.relpath(address, posixpath.dirname(here)) + ("/" if address.endswith("/") else "")
        said = titles.get(address, "Edisi ini dalam satu berkas" if anchor == "satu-berkas" else "")
        about = f" <span>{escape(said)}</span>" if said else ""
        rows.append(f'<li id="{escape(anchor)}"><a href="{escape(way)}">{escape(address)}</a>{about}</li>')
    where = f" Alamat situsnya ketika dibekukan: {escape(site)}." if site else ""
    body = (
        "<p>Halaman yang Anda cari tidak termasuk arsip ini, sebab terus berubah. Tautan di bawah berlaku bila "
        "arsip ini terletak di dalam situs Rapor KKS. Jika arsip ini dibuka dari berkas di komputer, tautan itu tidak "
        f"membuka apa pun: bukalah situsnya di internet, lalu alamat yang sama.{where} "
        '<a href="#semua">Semua alamat di luar arsip</a></p>\n'
        f'<ul class="berkas" id="semua">\n{chr(10).join(rows)}\n</ul>'
    )
    return page(OUTSIDE, "Di luar arsip ini", body, stamp).replace("</head>", f"{ONLY}</head>", 1)


def readme(stamp: Stamp, names: Collection[str]) -> str:
    """BACA.txt: what somebody reads first who has unpacked the archive, in whatever year."""
    left = "".join(f"- {said}\n" for said in stamp.left)
    missing = (
        f"\nYang tidak disimpan\n\nSupaya arsip tetap kecil, berkas ini tidak disertakan:\n{left}"
        "Angkanya ada di unduhan/angka.zip, di CSV yang senama, dan di halaman setiap daerah.\n"
        if stamp.left
        else ""
    )
    contoh = f"{words.CONTOH}\n\n" if stamp.contoh else ""
    return (
        f"RAPOR KABUPATEN/KOTA SEHAT, EDISI {stamp.tahun}\n\n{contoh}{stamp.sentence}\n\n"
        "Cara membuka\n\nBuka index.html dengan peramban apa pun, tanpa internet dan tanpa program lain.\n\n"
        "Isi\n\n"
        "- index.html: halaman depan edisi; dari sana semua daerah, provinsi, tatanan, dan indikator.\n"
        "- <kode>-<nama>/index.html: rapor satu kabupaten/kota.\n"
        "- unduhan/: angka sebagai berkas; unduhan/BACA.txt menjelaskannya.\n"
        "- arsip/metode, arsip/glosarium, arsip/cara-membaca, arsip/instrumen: penjelasan pada hari edisi dibekukan.\n"
        "- arsip/luar: daftar halaman situs yang tidak termasuk arsip ini.\n"
        "- arsip/hasil.csv: nilai, tahap, sumber, dan tanggal setiap angka tatanan.\n"
        "- arsip/SHA256SUMS: jumlah periksa semua berkas; periksa dengan: sha256sum --check arsip/SHA256SUMS\n"
        f"{missing}\n"
        f"Arsip ini berisi {len(names)} berkas. Data dan teks: CC BY 4.0. Kode: MIT.\n"
    )


def about(stamp: Stamp) -> bytes:
    """arsip.json: the same for programs."""
    told = {
        "tahun": stamp.tahun,
        "tanggal": stamp.tanggal,
        "terbitan": stamp.terbitan,
        "tidak_disimpan": list(stamp.left),
    }
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()
