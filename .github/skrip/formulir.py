"""The answers of the form "Data baru", as GitHub writes them into the text of an issue: a heading a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The questions, word for word as in .github/ISSUE_TEMPLATE/2-data-baru.yml (tests/test_alur_impor.py compares them).
QUESTIONS = {
    "daerah": "Kode kabupaten atau kota",
    "tahun": "Tahun penilaian",
    "tahap": "Tahap penilaian",
    "penerbit": "Siapa yang menerbitkan sumbernya?",
    "tanggal": "Tanggal sumbernya",
    "terbuka": "Apakah sumbernya boleh disebarluaskan?",
    "berkas": "Buku kerja dan keterangan",
}
UNANSWERED = "_No response_"
NOT_YET_OPEN = "Belum jelas"
STAGES = {
    "Penilaian mandiri kabupaten/kota": "mandiri",
    "Verifikasi provinsi": "provinsi",
    "Verifikasi pusat": "pusat",
}


@dataclass(frozen=True)
class Answers:
    """What was answered and could be understood; empty where it was not. `faults`: a sentence for each that was not."""

    daerah: str
    tahun: str
    penerbit: str
    tanggal: str
    tahap: str
    terbuka: bool
    faults: tuple[str, ...]


def read(body: str) -> Answers:
    """The answers in the text of an issue. Whatever does not look as it should is left out, and said."""
    said = _sections(body)
    daerah = re.search(r"(?<![\d.])\d{2}(?:\.\d{2})?(?![\d.]*\d)", said["daerah"])
    tahun = re.fullmatch(r"20\d{2}", said["tahun"])
    tanggal = re.fullmatch(r"20\d{2}(?:-[01]\d(?:-[0-3]\d)?)?", said["tanggal"])
    penerbit = " ".join("".join(sign if sign.isprintable() else " " for sign in said["penerbit"]).split())[:200]
    faults = (
        "" if daerah else "Kode daerah tidak terbaca; tulis seperti 62.01.",
        "" if tahun else "Tahun penilaian tidak terbaca; tulis empat angka, misalnya 2025.",
        "" if tanggal or not said["tanggal"] else "Tanggal sumber tidak terbaca; tulis seperti 2025-06-02.",
        "" if penerbit else "Penerbit sumber belum diisi.",
    )
    return Answers(
        daerah=daerah.group() if daerah else "",
        tahun=tahun.group() if tahun else "",
        penerbit=penerbit,
        tanggal=tanggal.group() if tanggal else "",
        tahap=STAGES.get(said["tahap"], ""),
        terbuka=bool(said["terbuka"]) and said["terbuka"] != NOT_YET_OPEN,
        faults=tuple(filter(None, faults)),
    )


def _sections(body: str) -> dict[str, str]:
    """Question's id -> answer; the first heading of a name counts, so that nothing pasted further down replaces it."""
    ids = {question: name for name, question in QUESTIONS.items()}
    found = dict.fromkeys(QUESTIONS, "")
    parts = re.split(r"^### (.+)$", body.replace("\r\n", "\n"), flags=re.MULTILINE)
    for heading, answer in zip(parts[1::2], parts[2::2], strict=True):
        if (name := ids.pop(heading.strip(), "")) and answer.strip() != UNANSWERED:
            found[name] = answer.strip()
    return found
