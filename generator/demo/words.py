"""The words of the made-up country. Every text says that it is made up."""

MARK = "DATA CONTOH, bukan data nyata"
SHORT = "DATA CONTOH"
SITE = "https://contoh.example"
TITLES = (
    "Hasil penilaian tatanan",
    "Rekapitulasi nilai indikator per tatanan beserta bukti dukung yang diunggah perangkat daerah ke dalam lembar "
    "kerja penilaian, termasuk perbaikan sesudah masa sanggah dan rekomendasi bagi tiap perangkat daerah",
    "Forum & Tim Pembina: hari ke-2 verifikasi, 'nilai sementara' < 100 poin dibahas ulang",
    "Catatan rapat Jum'at di Gedung Saré",
)
NOTES = (
    "angka disalin dari lampiran",
    "sumber menulis nilai ini dua kali; yang dipakai tabel lampiran, bukan kalimat pembuka, karena jumlah seluruh "
    "indikatornya hanya cocok dengan tabel itu dan karena tabel itu memuat tanggal penilaian",
    "nilai < 50 menurut sumber & belum disanggah; ditulis 'sementara'",
    "berkas dipindai, tulisan tangan terbaca “né”",
)
INNOVATIONS = ("Jamban Bersama Warga", "Pasar Bersih Jum'at & Sabtu", "Sekolah Tanpa Asap", "Posko Tanggap Ématé")
TARGETS = ("seluruh desa bebas buang air besar sembarangan", "setiap tatanan naik satu predikat")
PLACES = ("Pasar Contoh Utara", "Terminal Contoh & Halte < 2 km", "Desa Contoh Hulu")
EVENTS = ("rapat koordinasi Tim Pembina dan Forum", "kunjungan verifikasi lapangan", "penyerahan berkas penilaian")
SAYINGS = ("bukti dukung dilengkapi sebelum batas unggah", "kebersihan pasar menjadi perhatian tahun ini")
FACTS = (
    ("kecamatan yang ikut dinilai", "kecamatan"),
    ("puskesmas yang terlibat", "puskesmas"),
    ("sekolah yang dikunjungi verifikator", "sekolah"),
)


def note(number: int) -> str:
    """A marked note for one thing out of four, seldom a long one; "" for the others."""
    return "" if number % 4 else marked(NOTES[number // 4 % len(NOTES)])


def title(number: int) -> str:
    """A marked title; one out of sixteen is as long or as oddly spelt as titles get."""
    return marked(TITLES[0] if number % 16 else TITLES[number // 16 % len(TITLES)])


def marked(text: str) -> str:
    """The text with the watermark before it."""
    return f"{SHORT}: {text}"
