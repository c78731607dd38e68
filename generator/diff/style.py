"""The looks of the page: light and dark, cards instead of rows where the screen is narrow."""

from __future__ import annotations

STYLE = """\
:root{color-scheme:light dark;--dasar:#fff;--teks:#1c2126;--redup:#59626b;--garis:#d4d9de;--hapus:#a3181f;
--hapus-dasar:#fdecec;--awas:#7a4d00;--awas-dasar:#fff4dc;--tambah:#17653a}
@media(prefers-color-scheme:dark){:root{--dasar:#14181c;--teks:#e6e9ec;--redup:#a3adb6;--garis:#39424a;
--hapus:#ff9a9a;--hapus-dasar:#3a1a1c;--awas:#ffce7a;--awas-dasar:#33280f;--tambah:#85d6a4}}
*{box-sizing:border-box}
body{margin:0;background:var(--dasar);color:var(--teks);font:16px/1.5 system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.25}
h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:1.5rem 0 .25rem}
h1,h2,h3,p,td,summary{overflow-wrap:anywhere}
p{margin:.25rem 0}
section.hapus,section.awas{border-left:.3rem solid;padding:.25rem .9rem .5rem;margin-top:2rem}
section.hapus{border-color:var(--hapus);background:var(--hapus-dasar)}
section.awas{border-color:var(--awas);background:var(--awas-dasar)}
section.hapus h2,section.hapus h3{color:var(--hapus);margin-top:.5rem}
section.awas h2{color:var(--awas);margin-top:.5rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.94rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--garis)}
th{color:var(--redup);font-weight:600;white-space:nowrap}
td{min-width:6.5rem}
td.tanda{width:1.2rem;min-width:0;font-weight:700}
tr.dihapus td{color:var(--hapus);font-weight:600}
tr.ditambah .tanda{color:var(--tambah)}
summary{cursor:pointer;padding:.4rem 0;color:var(--redup)}
summary:focus-visible{outline:2px solid}
.dengar{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:44rem){thead{display:none}
table,tbody,tr,td{display:block;width:auto}
tr{position:relative;padding:.4rem 0 .4rem 1.4rem;border-bottom:1px solid var(--garis)}
td{border:0;padding:.1rem 0;min-width:0}td:empty{display:none}
td[data-judul]::before{content:attr(data-judul) ": ";color:var(--redup);font-weight:400}
td.tanda{position:absolute;left:0}}
@media print{details>*{display:block}}
"""
