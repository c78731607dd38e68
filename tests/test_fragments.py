"""Finished HTML passes the Markdown parser untouched."""

from __future__ import annotations

from markdown import Markdown

from generator.fragments import CLOSE, OPEN


def page(text: str) -> str:
    return Markdown(extensions=["generator.fragments", "tables"]).convert(text)


def test_a_fragment_is_not_markdown() -> None:
    inside = '<p data-x="a_b_c">*bintang* [x](y) `kode`\n\n    bukan kode\n</p>'
    assert inside in page(f"# Judul\n\n{OPEN}\n{inside}\n{CLOSE}\n\nSesudah *ini*.")
    assert "<em>ini</em>" in page(f"{OPEN}\n<p>a</p>\n{CLOSE}\n\nSesudah *ini*.")


def test_several_fragments_keep_their_order() -> None:
    made = page(f"{OPEN}\n<p>satu</p>\n{CLOSE}\n\nantara\n\n{OPEN}\n<p>dua</p>\n{CLOSE}")
    assert made.index("satu") < made.index("antara") < made.index("dua")


def test_an_unclosed_fragment_swallows_nothing() -> None:
    assert "isi sesudahnya" in page(f"{OPEN}\n<p>a</p>\n\nisi sesudahnya")


def test_a_mark_inside_a_fragment_is_only_text() -> None:
    made = page(f"{OPEN}\n<p>a</p>\n{OPEN}\n<p>b</p>\n{CLOSE}")
    assert "<p>a</p>" in made and "<p>b</p>" in made


def test_a_lone_closing_mark_does_nothing() -> None:
    assert "<em>a</em>" in page(f"*a*\n\n{CLOSE}\n")


def test_a_table_written_by_hand_has_caption_scope_and_a_frame() -> None:
    text = "## Batas *baru*\n\n| A | B |\n| --- | ---: |\n| x | 1 |\n\nLalu\n\n| C |\n| --- |\n| y |\n"
    made = page(text)
    assert '<div aria-label="Batas baru" class="tabel-bungkus" role="region" tabindex="0">' in made
    assert '<caption class="tersembunyi">Batas baru</caption>' in made
    assert "Batas baru, tabel 2</caption>" in made
    assert made.count('scope="col"') == 3 and '<td class="kanan">1</td>' in made and "style=" not in made


def test_an_image_ends_as_in_html() -> None:
    assert page("![kata](x.png)") == '<p><img alt="kata" src="x.png"></p>'
