"""What the texts of `forms` are filled with: words, numbers and dates in Indonesian and in English.

Done once more in docs/aset/kutip.js, from the same Settings as JSON; a test compares both, figure by figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator import outside
from generator.cite.fill import fill, flat
from generator.cite.forms import FORMS, MONTHS, NAMES, ORIGIN, SOURCE, TITLE, WORDS
from generator.cite.raw import IN_EDITION, Raw
from generator.model import Edisi, Indikator, Instrumen, Sumber

LANGUAGES = ("id", "en")
PLAIN = ("", "nilai tatanan", "nilai indikator")  # what only says the kind of thing the id names


@dataclass(frozen=True)
class Settings:
    """All a citation says that is not the figure's own. `hal`: names of tatanan and indicators, by version.

    `alamat`: the start of the site's address, or "". `contoh`: the watermark of made-up data, or "".
    """

    alamat: str
    contoh: str
    diperbarui: str
    edisi: Mapping[str, Mapping[str, str]]
    hal: Mapping[str, Mapping[str, str]]

    @staticmethod
    def of(
        editions: Iterable[Edisi], rules: Iterable[Instrumen], listed: Mapping[str, Iterable[Indikator]], note: str
    ) -> Settings:
        """`listed`: the indicators of each version; `note`: the watermark or ""."""
        known = {
            str(e.tahun): {"status": e.status, "terbit": e.terbit or "", "diperbarui": e.diperbarui, "doi": e.doi,
                           "instrumen": e.instrumen, "nomor": e.nomor}
            for e in editions
        }  # fmt: skip
        names = {
            rule.versi: {t.slug: t.nama for t in rule.tatanan}
            | {i.kode: f"{i.kode} {i.nama}" for i in listed.get(rule.versi, ())}
            for rule in rules
        }
        newest = max((one["diperbarui"] for one in known.values()), default="")
        return Settings(outside.site("").rstrip("/"), note, newest, known, names)

    def shared(self) -> dict[str, Any]:
        """All a browser needs to form the same texts."""
        more = {"bentuk": FORMS, "nama": NAMES, "kata": WORDS, "bulan": MONTHS, "rujukan": SOURCE, "judul": TITLE}
        return asdict(self) | more | {"asal": ORIGIN}


def is_draft(about: Raw, settings: Settings) -> bool:
    """Whether a figure stands in an edition that is not published, and so is not to be cited."""
    found = IN_EDITION.match(about.id)
    return bool(found) and settings.edisi.get(found[1] if found else "", {}).get("status") == "draf"


def fields(about: Raw, settings: Settings, accessed: str) -> dict[str, str | list[str]]:
    """Every field of the texts."""
    year = found[1] if (found := IN_EDITION.match(about.id)) else ""
    edition = settings.edisi.get(year, {})
    made: dict[str, str | list[str]] = {
        "kunci": f"kks.{re.sub('[^a-z0-9.-]', '-', about.id)}",
        "nama": flat(about.nama),
        "hal": _subject(about, settings.hal.get(edition.get("instrumen", ""), {})),
        "cara": flat(about.cara),
        "alamat": settings.alamat + about.alamat,
        "doi": edition.get("doi", ""),
        "contoh": settings.contoh,
        "contoh_en": WORDS["en"]["contoh"] if settings.contoh else "",
        "penerbit": list(dict.fromkeys(flat(s.penerbit) for s in about.sumber)) or [WORDS["id"]["tanpa-sumber"]],
        "sumber_singkat": "; ".join(_short(s) for s in about.sumber) or WORDS["id"]["tanpa-sumber"],
        "tanggal": about.tanggal,
        "tahun_data": about.tanggal[:4],
        "tanggal_ris": _ris(about.tanggal),
        "akses": accessed,
        "akses_ris": _ris(accessed),
    }
    for tongue in LANGUAGES:
        made |= _spoken(about, (settings, year), accessed, tongue)
    return made | {"judul": fill(TITLE, made)}


def _spoken(about: Raw, where: tuple[Settings, str], accessed: str, tongue: str) -> dict[str, str]:
    """The fields of one language."""
    (settings, year), said = where, WORDS[tongue]
    edition = settings.edisi.get(year, {})
    state = edition.get("status", "tanpa")
    number = edition.get("nomor") or year
    days = {
        "diperbarui": _date(edition.get("diperbarui", settings.diperbarui), tongue),
        "terbit": _date(edition.get("terbit", ""), tongue) if edition.get("terbit") else "",
    }
    return {
        f"edisi_{tongue}": fill(said["edisi" if year else "luar"], {"edisi": number}),
        f"draf_{tongue}": said["jangan"] if state == "draf" else "",
        f"tahap_{tongue}": said.get(about.tahap, "") if about.tahap else "",
        f"nilai_{tongue}": _value(about, tongue),
        f"tanggal_{tongue}": _date(about.tanggal, tongue) if about.tanggal else "",
        f"sumber_{tongue}": "; ".join(_source(s, tongue) for s in about.sumber) or said["tanpa-sumber"],
        f"keadaan_{tongue}": fill(said[state], days),
        f"keadaan_singkat_{tongue}": said[f"singkat-{state}"],
        f"akses_{tongue}": _date(accessed, tongue),
        f"alamat_lokal_{tongue}": "" if settings.alamat else said["lokal"],
        f"contoh_arti_{tongue}": said["contoh-arti"] if settings.contoh else "",
    }


def _subject(about: Raw, names: Mapping[str, str]) -> str:
    """What the figure measures: in words, and the tatanan or indicator its id names."""
    parts = IN_EDITION.sub("", about.id).removeprefix("hitungan.").split(".")
    name = names.get(".".join(parts[:2])) or names.get(parts[0], "")
    if about.butir in PLAIN:
        return flat(name or about.butir)
    return flat(f"{about.butir}, {name}" if name else about.butir)


def _value(about: Raw, tongue: str) -> str:
    """The figure with its unit; why it is missing where it is."""
    if not about.nilai:
        said = WORDS[tongue]["kosong"]
        return f"{said} ({flat(about.alasan)})" if about.alasan else said
    if about.satuan == "persen":
        return f"{_number(about, tongue)}%" if "0" <= about.nilai[-1] <= "9" else flat(about.nilai)
    return flat(f"{_number(about, tongue)} {about.satuan}")


def _number(about: Raw, tongue: str) -> str:
    if not about.angka:
        return flat(about.nilai)
    whole, _, part = about.nilai.partition(".")
    group, point = (".", ",") if tongue == "id" else (",", ".")
    return re.sub(r"\B(?=([0-9]{3})+$)", group, whole) + (point + part if part else "")


def _date(iso: str, tongue: str) -> str:
    """`2025-02-17` as `17 Februari 2025` or `17 February 2025`; parts that are not there are left out."""
    if not iso:
        return WORDS[tongue]["tanpa-tanggal"]
    year, *rest = iso.split("-")
    month = [MONTHS[tongue][int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:2]), *month, year])


def _ris(iso: str) -> str:
    """`2025/02/17/`: the parts that are not there stay empty."""
    return "/".join([*iso.split("-"), "", "", ""][:4]) if iso else ""


def _source(source: Sumber, tongue: str) -> str:
    found = {"penerbit": flat(source.penerbit), "judul": flat(source.judul), "url": flat(source.url)}
    return fill(SOURCE[tongue], found | {"tanggal": _date(source.tanggal or "", tongue), "arsip": flat(source.arsip)})


def _short(source: Sumber) -> str:
    return fill(SOURCE["singkat"], {"penerbit": flat(source.penerbit), "tahun": (source.tanggal or "")[:4]})
