"""The words of every citation: one small text a form, filled by `fill` here and by docs/aset/kutip.js in a browser.

`<name>` stands for a field. `[…]` is left out where a field within it is empty. No field is foreign mark-up: each form
says how what is put in must be escaped.
"""

from __future__ import annotations

from typing import Any

NAMES = {
    "singkat": "Singkat",
    "lengkap": "Lengkap",
    "short": "Singkat (Inggris)",
    "full": "Lengkap (Inggris)",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl": "CSL-JSON",
}
NOTE = "[<contoh>. ][<draf_id>. ]Sumber asli: <sumber_id>. <keadaan_id>[ Cara hitung: <cara>.][ <alamat_lokal_id>.]"
FORMS: dict[str, dict[str, Any]] = {
    "singkat": {
        "cara": "teks",
        "isi": "[<contoh>. ][<draf_id>. ]<sumber_singkat>, dalam Rapor KKS, <edisi_id>: <nama>, <hal>[, <tahap_id>]: "
        "<nilai_id>[ (<keadaan_singkat_id>)]. <alamat>",
    },
    "lengkap": {
        "cara": "teks",
        "isi": "[<contoh>. <contoh_arti_id> ][<draf_id>. ]<sumber_id>. Dimuat dalam Rapor KKS, <edisi_id>: <nama>, "
        "<hal>[, <tahap_id>]: <nilai_id>[ (data <tanggal_id>)]. [Cara hitung: <cara>. ]<keadaan_id> <alamat>"
        "[. <alamat_lokal_id>][. https://doi.org/<doi>]. Diakses <akses_id>.",
    },
    "short": {
        "cara": "teks",
        "isi": "[<contoh_en>. ][<draf_en>. ]<sumber_singkat>, in Rapor KKS, <edisi_en>: <nama>, <hal>[, <tahap_en>]: "
        "<nilai_en>[ (<keadaan_singkat_en>)]. <alamat>",
    },
    "full": {
        "cara": "teks",
        "isi": "[<contoh_en>. <contoh_arti_en> ][<draf_en>. ]<sumber_en>. Carried in Rapor KKS, <edisi_en>: <nama>, "
        "<hal>[, <tahap_en>]: <nilai_en>[ (data of <tanggal_en>)]. [Computed as (in Indonesian): <cara>. ]<keadaan_en> "
        "<alamat>[. <alamat_lokal_en>][. https://doi.org/<doi>]. Accessed <akses_en>.",
    },
    "bibtex": {
        "cara": "bibtex",
        "isi": [
            ["author", "<penerbit*>"],
            ["title", "<judul>"],
            ["howpublished", "Rapor KKS, <edisi_id>"],
            ["year", "<tahun_data>"],
            ["date", "<tanggal>"],
            ["url", "<alamat>"],
            ["urldate", "<akses>"],
            ["doi", "<doi>"],
            ["language", "indonesian"],
            [
                "note",
                NOTE,
            ],
        ],
    },
    "ris": {
        "cara": "ris",
        "isi": [
            ["TY", "DATA"],
            ["ID", "<kunci>"],
            ["AU", "<penerbit*>"],
            ["TI", "<judul>"],
            ["T2", "Rapor KKS, <edisi_id>"],
            ["PY", "<tahun_data>"],
            ["DA", "<tanggal_ris>"],
            ["UR", "<alamat>"],
            ["Y2", "<akses_ris>"],
            ["DO", "<doi>"],
            ["LA", "id"],
            [
                "N1",
                NOTE,
            ],
        ],
    },
    "csl": {
        "cara": "csl",
        "isi": [
            ["id", "<kunci>"],
            ["type", "dataset"],
            ["author", "<penerbit*>"],
            ["title", "<judul>"],
            ["container-title", "Rapor KKS, <edisi_id>"],
            ["issued", "<tanggal>"],
            ["accessed", "<akses>"],
            ["URL", "<alamat>"],
            ["DOI", "<doi>"],
            ["language", "id"],
            [
                "note",
                NOTE,
            ],
        ],
    },
}
TITLE = "<nama>, <hal>[, <tahap_id>]: <nilai_id>"
SOURCE = {
    "id": "<penerbit>[, “<judul>”], <tanggal>[, <url>][, diarsipkan di <arsip>]",
    "en": "<penerbit>[, “<judul>”], <tanggal>[, <url>][, archived at <arsip>]",
    "singkat": "<penerbit>[ (<tahun>)]",
}
# Where a figure comes from, a sentence each: generator/origin.py, and docs/aset/asal.js in a browser.
ORIGIN = {
    "sumber": "Sumber: [“<judul>”, ]<penerbit>, <tanggal>[ (<url>)][, dibaca <dibaca>][; salinan arsip: <arsip>].",
    "tahap": "Tahap: <tahap>.",
    "keyakinan": "Keyakinan: <keyakinan>.",
    "tertulis": "Tertulis di sumber: “<tertulis>”.",
    "catatan": "Catatan: <catatan>.",
    "cara": "Dihitung: <cara>.",
    "masukan": "Masukannya: <id> = <nilai>.",
    "diisi": "<benda> pertama kali diisi <hari> oleh <nama>[; terakhir diubah <hari_akhir> oleh <nama_akhir>].",
    # What a history tells of is a whole file or folder, never one figure: <benda> says which.
    "benda-laporan": "Laporan daerah ini",
    "benda-edisi": "Data edisi <edisi> (semua daerah)",
    "benda-daftar": "Berkas <berkas> (seluruhnya)",
    "benda-aturan": "Folder <folder>",
}
WORDS: dict[str, dict[str, str]] = {
    "id": {
        "edisi": "edisi <edisi>",
        "luar": "catatan di luar edisi",
        "jangan": "DRAF, BELUM TERBIT, JANGAN DIKUTIP",
        "panel-draf": "Edisi ini masih draf: belum terbit, jangan dikutip. Kutipannya menyebut hal itu.",
        "draf": "Edisi ini draf, masih dapat berubah; tidak untuk dikutip sebagai angka resmi; "
        "diperbarui <diperbarui>.",
        "terbit": "Edisi ini terbit[ <terbit>]; diperbarui <diperbarui>.",
        "arsip": "Edisi ini diarsipkan[, terbit <terbit>]; angkanya tidak diubah lagi sejak <diperbarui>.",
        "tanpa": "Catatan ini bukan bagian satu edisi; diperbarui <diperbarui>.",
        "singkat-draf": "draf",
        "singkat-terbit": "",
        "singkat-arsip": "arsip",
        "singkat-tanpa": "",
        "lokal": "Alamat ini dihitung dari awal alamat situs, yang belum diketahui ketika halaman dibuat",
        "kosong": "belum ada data",
        "tanpa-tanggal": "tanpa tanggal",
        "tanpa-sumber": "tanpa sumber",
        "contoh-arti": "Angka dan sumbernya karangan untuk peragaan.",
        "mandiri": "penilaian mandiri",
        "provinsi": "verifikasi provinsi",
        "pusat": "verifikasi pusat",
        "tidak-disebut": "tahap tidak disebut sumber",
    },
    "en": {
        "edisi": "<edisi> edition",
        "luar": "record outside the editions",
        "jangan": "DRAFT, NOT PUBLISHED, DO NOT CITE",
        "draf": "This edition is a draft and may still change; not to be cited as an official figure; "
        "updated <diperbarui>.",
        "terbit": "This edition is published[ (<terbit>)]; updated <diperbarui>.",
        "arsip": "This edition is archived[, published <terbit>]; its figures have not changed since <diperbarui>.",
        "tanpa": "This record belongs to no edition; updated <diperbarui>.",
        "singkat-draf": "draft",
        "singkat-terbit": "",
        "singkat-arsip": "archived",
        "singkat-tanpa": "",
        "lokal": "This address counts from the start of the site's own, which was not known when the page was made",
        "kosong": "no data",
        "tanpa-tanggal": "undated",
        "tanpa-sumber": "no source",
        "contoh": "SAMPLE DATA, not real data",
        "contoh-arti": "Figures and sources are made up for demonstration.",
        "mandiri": "self-assessment",
        "provinsi": "provincial verification",
        "pusat": "national verification",
        "tidak-disebut": "stage not stated by the source",
    },
}
MONTHS = {
    "id": ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"],
}  # fmt: skip
