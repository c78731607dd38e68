"""The words of the programme in one plain sentence each, as a page explains them where they stand.

The meanings are those of docs/glosarium.md, said shorter.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """`names`: the words explained together; `marks`: how each shows in a page's text, beside its own writing."""

    names: tuple[str, ...]
    meaning: str
    marks: tuple[str, ...] = ()


TERMS = (
    Term(
        ("tatanan", "indikator", "capaian"),
        "tatanan adalah bidang yang dinilai, misalnya pasar; indikator, satu pertanyaan di dalamnya; capaian, hasil "
        "yang sebenarnya diukur.",
        ("Tatanan", "Indikator", "Capaian"),
    ),
    Term(
        ("edisi", "instrumen"),
        "edisi adalah kumpulan rapor satu tahun penilaian; instrumen adalah daftar indikator yang dipakainya.",
        ("Edisi", "Instrumen"),
    ),
    Term(
        ("Swasti Saba", "Padapa", "Wiwerda", "Wistara", "Wistara Paripurna"),
        "penghargaan Kabupaten/Kota Sehat (KKS); tingkatnya dari bawah: Padapa, Wiwerda, Wistara, dan kini juga "
        "Wistara Paripurna.",
    ),
    Term(
        ("penilaian mandiri", "verifikasi"),
        "daerah menilai dirinya sendiri; lalu tim provinsi dan tim pusat memeriksa (memverifikasi) nilai itu.",
        ("Verifikasi", "Mandiri", "Penilaian mandiri"),
    ),
    Term(("ODF",), "bebas buang air besar sembarangan: semua warga memakai jamban."),
    Term(("STBM",), "Sanitasi Total Berbasis Masyarakat, program yang antara lain mendata desa ODF."),
    Term(
        ("kelembagaan",),
        "lembaga yang menjalankan KKS: Tim Pembina (pemerintah daerah) serta forum dan pokja (warga).",
        ("Kelembagaan", "Tim Pembina"),
    ),
    Term(("lokus",), "tempat yang ditunjukkan kepada tim verifikasi, misalnya desa atau pasar.", ("Lokus",)),
    Term(
        ("ambang", "median"),
        "ambang adalah batas terendah sebuah syarat; median, angka yang tepat di tengah setelah semua diurutkan.",
        ("Ambang", "Median"),
    ),
    Term(
        ("keyakinan", "tingkat keterbukaan"),
        "keyakinan adalah seberapa kuat sumber sebuah catatan; tingkat keterbukaan, seberapa rinci angka tercatat di "
        "situs ini, dari nol sampai empat.",
        ("Keyakinan", "Tingkat keterbukaan"),
    ),
)
