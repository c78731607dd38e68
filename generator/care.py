"""May we write here, and are we alone? Asked before a build touches anything that could be somebody else's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator import ledger
from generator.folders import Folders

OURS = ("aset/rapor.css", "aset/data/nama.json")  # what only a site of ours holds


class Unfit(Exception):
    """The folders are not fit for a build; `sentences` say why and what to do."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def look(folders: Folders) -> None:
    """Raise Unfit unless every folder may be written as a build writes it: whole, and without asking again."""
    found = [*_settings(folders), *_shapes(folders)]
    if not found:
        found = [*_overlaps(folders), *_strangers(folders)]
    if found:
        raise Unfit(found)


def legible(folder: Path, names: Iterable[str]) -> None:
    """Raise Unfit unless every page that people wrote is text as the printer and the indexer read it."""
    wrong = [folder / name for name in sorted(names) if name.endswith(".md") and not _is_text(folder / name)]
    if wrong:
        raise Unfit(
            [f"“{path}” bukan teks UTF-8. Simpan ulang berkas itu sebagai UTF-8, lalu ulangi." for path in wrong]
        )


def _is_text(path: Path) -> bool:
    try:
        path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    return True


def _settings(folders: Folders) -> Iterator[str]:
    if folders.files is None and not folders.config.is_file():  # only the printer needs it
        yield f"“{folders.config}” tidak ada di sini. Jalankan perintah ini dari folder proyek Rapor KKS."
    hands = os.environ.get("KKS_KERJA") or "1"
    if not hands.isdecimal() or hands == "0":
        yield f"KKS_KERJA berisi “{hands}”. Isi dengan banyak proses, misalnya 2, atau hapus."


def _shapes(folders: Folders) -> Iterator[str]:
    for name, path in (("halaman", folders.docs), ("situs", folders.site)):
        if path.exists() and not path.is_dir():
            yield f"Folder {name} “{path}” sudah ada sebagai berkas. Pilih nama lain."


def _overlaps(folders: Folders) -> Iterator[str]:
    """A folder that is written whole must hold nothing that is read, nor lie inside it."""
    project, data, docs, site = (
        path.resolve() for path in (folders.config.parent, folders.data, folders.docs, folders.site)
    )
    for name, path, others in (("situs", site, (project, data, docs)), ("halaman", docs, (project, data))):
        holds = [other for other in others if other == path or path in other.parents]
        inside = [other for other in others[1:] if other in path.parents]
        if holds or inside:
            yield (
                f"Folder {name} “{path}” bertumpang tindih dengan “{[*holds, *inside][0]}”, padahal isinya akan "
                "ditulis ulang. Pilih folder tersendiri."
            )


def _strangers(folders: Folders) -> Iterator[str]:
    if folders.files is None and _foreign(folders):
        yield (
            f"Folder situs “{folders.site}” berisi berkas yang bukan buatan kks, dan akan hilang bila situs ditulis di "
            "sana. Pilih folder lain, atau kosongkan dulu."
        )
    if folders.hand:
        known = ledger.paths(ledger.read(folders.ledger, ""), "docs")
        taken = sorted(name for name in _pages(folders.hand) if name not in known and _differs(folders, name))
        if taken:
            yield (
                f"Folder halaman “{folders.docs}” sudah berisi {', '.join(taken[:3])} yang lain. Pilih folder lain, "
                "atau pindahkan berkas itu."
            )


def _foreign(folders: Folders) -> bool:
    """Whether the site holds something and is none of ours. Dotfiles are left alone, so they do not count."""
    site = folders.site
    held = site.is_dir() and any(path.name[0] != "." for path in site.iterdir())
    noted = folders.memory / "situs.txt"
    if any(folders.memory.glob("bagian-*.json")):  # parts made elsewhere, laid down here to be put together
        return False
    ours = noted.is_file() and noted.read_text(encoding="utf-8").strip() == str(site.resolve())
    return held and not ours and not any((site / name).is_file() for name in OURS)


def _pages(hand: Path) -> Iterator[str]:
    yield from (path.relative_to(hand).as_posix() for path in hand.glob("*.md"))


def _differs(folders: Folders, name: str) -> bool:
    there, own = folders.docs / name, (folders.hand or folders.docs) / name
    return there.is_file() and there.read_bytes() != own.read_bytes() and name != "index.md"


def mark(folders: Folders) -> None:
    """Note which site these folders write, so that it is known as ours even when a build is broken off."""
    folders.memory.mkdir(parents=True, exist_ok=True)
    (folders.memory / "situs.txt").write_text(f"{folders.site.resolve()}\n", encoding="utf-8")


@contextmanager
def alone(folders: Folders) -> Iterator[None]:
    """Hold the folders for one build; raise Unfit while another build works in them."""
    folders.memory.mkdir(parents=True, exist_ok=True)
    with (folders.memory / "kunci").open("w") as key:
        try:
            _lock(key.fileno())
        except OSError:
            raise Unfit(["Pembuatan lain sedang berjalan di folder ini. Tunggu sampai selesai, lalu ulangi."]) from None
        yield  # the lock goes with the open file, also when the process is killed


def _lock(number: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
