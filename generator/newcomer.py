"""A new edition: the one file that opens it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator import journal, load

TEXT = """# yaml-language-server: $schema=../../skema/edisi.schema.json
tahun: {tahun}
instrumen: "{instrumen}"
status: draf
penghargaan: {penghargaan}
judul: Rapor Kabupaten/Kota Sehat {tahun}
diperbarui: {hari}
lisensi: CC BY 4.0
kontak: Pengelola situs Rapor KKS, melalui formulir isu repositori
"""


class NotPossible(Exception):
    """Why an edition cannot be opened: a sentence with its remedy."""


def opened(data: Path, tahun: int, instrumen: str) -> Path:
    """Write edisi.yml of a draft edition, whole or not at all; its path. Raises NotPossible, and OSError.

    An edition that is there stays as it is; an instrument younger than the edition cannot have judged it.

    National awards are given in odd years (juknis); whoever knows better changes that line.
    """
    frame, _, _ = load.frame(data)
    if instrumen not in frame.instrumen:
        raise NotPossible(f"Instrumen “{instrumen}” tidak ada. Yang ada: {', '.join(sorted(frame.instrumen))}.")
    if instrumen.isdecimal() and int(instrumen) > tahun:
        older = [versi for versi in sorted(frame.instrumen) if versi.isdecimal() and int(versi) <= tahun]
        usable = f"Yang ada untuk edisi itu: {', '.join(older)}." if older else "Belum ada instrumen untuk edisi itu."
        raise NotPossible(f"Instrumen {instrumen} lebih baru daripada edisi {tahun}. {usable}")
    path = data / "edisi" / str(tahun) / "edisi.yml"
    if path.exists():
        raise NotPossible(f"Edisi {tahun} sudah ada: {path}. Sunting berkas itu bila ada yang harus berubah.")
    award = "ada" if tahun % 2 else "tidak ada"
    text = TEXT.format(tahun=tahun, instrumen=instrumen, penghargaan=award, hari=date.today().isoformat())
    whole = text + ("contoh: true\n" if frame.synthetic else "")
    journal.commit(data, {path.relative_to(data).as_posix(): whole.encode()})
    return path
