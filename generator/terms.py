"""The words of the programme in one plain sentence each, as a page explains them where they stand.

The meanings are those of docs/glosarium.md, said shorter.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """`names`: the words explained together; `marks`: how else they show in a page's text."""

    names: tuple[str, ...]
    meaning: str
    marks: tuple[str, ...] = ()


# Words that belong together share a line: a full card has few elements to spare.
LINES = (
    (
        Term(("tatanan",), "bidang kehidupan yang dinilai, misalnya pasar.", ("Tatanan",)),
        Term(("indikator",), "satu pertanyaan yang dinilai di dalam sebuah tatanan.", ("Indikator",)),
        Term(("capaian",), "hasil yang sebenarnya diukur; dari situ nilai ditentukan.", ("Capaian",)),
    ),
    (
        Term(("edisi",), "kumpulan rapor untuk satu tahun penilaian.", ("Edisi",)),
        Term(("instrumen",), "daftar indikator yang dipakai dalam satu penilaian.", ("Instrumen",)),
    ),
    (
        Term(
            ("Swasti Saba", "Padapa", "Wiwerda", "Wistara", "Wistara Paripurna"),
            "penghargaan Kabupaten/Kota Sehat (KKS). Tingkatnya dari bawah: Padapa, Wiwerda, Wistara, dan kini juga "
            "Wistara Paripurna.",
        ),
    ),
    (
        Term(("penilaian mandiri",), "daerah menilai dirinya sendiri.", ("Mandiri", "Penilaian mandiri")),
        Term(("verifikasi",), "pemeriksaan nilai itu oleh tim provinsi, lalu tim pusat.", ("Verifikasi",)),
        Term(("lokus",), "tempat yang ditunjukkan kepada tim pemeriksa, misalnya desa atau pasar.", ("Lokus",)),
    ),
    (
        Term(("ODF",), "bebas buang air besar sembarangan; semua warga memakai jamban."),
        Term(("STBM",), "Sanitasi Total Berbasis Masyarakat, program yang antara lain mendata desa ODF."),
    ),
    (
        Term(
            ("kelembagaan",),
            "lembaga yang menjalankan KKS, yaitu Tim Pembina (pemerintah daerah) serta forum dan pokja (warga).",
            ("Kelembagaan", "Tim Pembina"),
        ),
    ),
    (
        Term(("ambang",), "batas terendah untuk memenuhi sebuah syarat.", ("Ambang",)),
        Term(("poin",), "satuan nilai; satu indikator bernilai paling banyak 100 poin.", ("Poin",)),
        Term(("poin persen",), "selisih dua angka persen, yang satu dikurangi yang lain."),
        Term(("median",), "angka yang tepat di tengah setelah semua angka diurutkan.", ("Median",)),
    ),
    (
        Term(("keyakinan",), "seberapa kuat sumber sebuah catatan.", ("Keyakinan",)),
        Term(
            ("tingkat keterbukaan",),
            "seberapa rinci angka daerah ini tercatat di situs ini, dari nol sampai empat.",
            ("Tingkat keterbukaan",),
        ),
    ),
)
TERMS = tuple(term for line in LINES for term in line)
