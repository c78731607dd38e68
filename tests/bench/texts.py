"""The prose of docs/kinerja.md; figures stand only in its tables and notes."""

HEAD = """\
---
title: "Kinerja"
description: "Berapa lama situs ini dibuat, diukur dengan perintah yang dapat dijalankan siapa saja."
---

# Kinerja

Halaman ini ditulis oleh program, bukan dengan tangan. Siapa pun dapat mengukur ulang pada komputernya sendiri
dengan `make bench`. Semua angka di sini tentang kecepatan komputer. Datanya negara contoh yang dibuat `kks demo`,
bukan data nyata.
"""

METHOD = """\
## Cara mengukur

- Data: satu edisi negara contoh, tiga tahap penilaian, benih acak selalu 1. Ukuran 1 kali adalah 514 daerah.
- *Dari nol* berarti folder halaman, folder situs, dan singgahan (*cache*) belum ada. Berkas data sudah pernah
  dibaca komputer.
- *Satu berkas berubah* berarti satu nilai indikator satu daerah diganti, daerah yang berbeda pada tiap ulangan.
- Angka di tabel adalah median beberapa ulangan. CPU adalah jumlah detik semua proses pada semua inti.
- Memori adalah jumlah memori semua proses pada saat yang sama. Bagian yang dipakai bersama terhitung lebih dari
  sekali, jadi angkanya batas atas.
- Perbandingan dihitung di dalam satu ulangan, antara dua pekerjaan yang berjalan berurutan, lalu diambil mediannya.
  Waktu saja tidak sebanding antarkomputer.
"""

NAIVE = """\
Resep polos (`tests/bench/naif.py`) adalah program yang wajar ditulis pemula yang cakap untuk data yang sama: pandas
membaca semua CSV, pyplot menggambar, tabel ditulis sebagai Markdown, semua halaman masuk menu, dan MkDocs membuat
indeks pencarian. Resep ini mengerjakan lebih sedikit daripada kami: tiap gambar hanya satu lebar (kami dua), tanpa
pemeriksaan data, tanpa unduhan, dan tanpa sumber di samping setiap angka.
"""

PRINTING = """\
Yang dibandingkan hanya langkah mencetak, dari Markdown yang sama ke HTML, dari nol, tanpa indeks pencarian. Hugo
memakai susunan halaman yang setara (`tests/bench/hugo/`): kepala, kaki, dan tautan yang sama.
"""
