"""What the data sets of the site are, as catalogues want to know it: DCAT for portals, schema.org for search engines.

Both hold their whole context or a well-known one, so that they can be read without fetching anything of ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator import addresses, outside, words
from generator.book import Book
from generator.model import Edisi

NAME = "Rapor KKS"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PROGRAMME = "Kabupaten/Kota Sehat"
TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "parquet": "application/vnd.apache.parquet",
}
# The files of every edition, without those of single districts.
EDITION = {
    "ringkasan": ("Ringkasan, satu baris satu daerah", ("csv", "json", "xlsx")),
    "ringkasan-excel": ("Ringkasan untuk Excel berbahasa Indonesia (titik koma, koma desimal)", ("csv",)),
    "angka": ("Semua angka: CSV tiap tatanan dalam ZIP, atau satu tabel Parquet", ("zip", "parquet")),
    "nasional-provinsi": ("Angka Indonesia dan tiap provinsi", ("csv", "json")),
    "keterbukaan": ("Tingkat keterbukaan semua daerah", ("csv", "json")),
    "uraian": ("Uraian: inovasi, target, lokus, peristiwa, pernyataan", ("csv", "json")),
    "sumber": ("Daftar sumber dengan kuncinya", ("csv", "json")),
}
# The files that belong to no edition.
ALWAYS = {
    "penghargaan": "Semua klaim penghargaan",
    "riwayat": "Catatan tahun-tahun lain",
    "keterbukaan": "Tingkat keterbukaan semua edisi",
    "jumlah": "Jumlah nasional dan provinsi menurut sumber",
    "aturan": "Ambang dan jumlah indikator tiap instrumen",
    "indikator": "Indikator semua instrumen",
    "padanan": "Padanan indikator antarinstrumen",
}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGE = {"@id": "http://id.loc.gov/vocabulary/iso639-1/id"}
HEALTH = {"@id": "http://publications.europa.eu/resource/authority/data-theme/HEAL"}
XSD_DATE = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
Thing = dict[str, Any]


def described(book: Book, edisi: Edisi) -> str:
    """What the data of an edition is, in a few sentences."""
    note = f"{book.watermark}. " if book.watermark else ""
    years = words.daftar([str(year) for year in edisi.tahun_data])
    return (
        f"{note}Hasil penilaian {PROGRAMME} {edisi.tahun} menurut sumber terbuka: nilai tatanan dan indikator, ODF, "
        f"kelembagaan, dan penghargaan kabupaten/kota, dengan tahap, sumber, dan tanggal di setiap angka. "
        f"Instrumen {edisi.instrumen}; status edisi: {edisi.status}."
        + (f" Terbitan {edisi.nomor}." if edisi.nomor else "")
        + (f" Tahun data: {years}." if years else "")
        + " Daerah yang tidak tercantum berarti belum ada data terbuka yang ditemukan."
    )


def title(book: Book, edisi: Edisi) -> str:
    return f"DATA CONTOH: {edisi.judul}" if book.watermark else edisi.judul


def files(edisi: Edisi) -> Iterator[tuple[str, str, str]]:
    """(address, what it is, media type) of the files of an edition; of a frozen one those that are always kept."""
    for name, (what, kinds) in EDITION.items():
        for kind in kinds:
            if edisi.status == "arsip" and kind == "parquet":
                continue
            yield addresses.download(edisi.tahun, f"{name}.{kind}"), what, TYPES[kind]


def always() -> Iterator[tuple[str, str, str]]:
    """(address, what it is, media type) of the files of no edition."""
    for name, what in ALWAYS.items():
        for kind in ("csv", "json"):
            yield f"{addresses.DOWNLOADS}{name}.{kind}", what, TYPES[kind]


def dcat(book: Book) -> bytes:
    """unduhan/katalog.jsonld: one catalogue with a data set an edition, and one of what belongs to none."""
    sets = [_edition(book, edisi) for edisi in book.editions]
    note = f"{book.watermark}. " if book.watermark else ""
    rest = {
        **_shared(f"{addresses.DOWNLOADS}#di-luar-edisi", addresses.DOWNLOADS),
        "dct:title": _said(f"{NAME}: data di luar edisi"),
        "dct:description": _said(f"{note}Klaim penghargaan, catatan tahun lain, aturan, dan indikator instrumen."),
        "dcat:distribution": _distributions(always()),
    }
    whole = {
        "@context": CONTEXT,
        "@id": outside.site(addresses.CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": _said(f"{NAME}: katalog data"),
        "dct:description": _said(f"{note}Data terbuka penilaian {PROGRAMME}, edisi demi edisi."),
        "dct:language": LANGUAGE,
        "dct:license": {"@id": LICENCE},
        "dct:publisher": _publisher(),
        "foaf:homepage": {"@id": outside.site("/")},
        "dcat:themeTaxonomy": {"@id": "http://publications.europa.eu/resource/authority/data-theme"},
        **({"dct:modified": _date(newest)} if (newest := updated(book)) else {}),
        "dcat:dataset": [*sets, rest],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def updated(book: Book) -> str:
    """The newest day on which an edition was updated."""
    return max((edisi.diperbarui for edisi in book.editions), default="")


def _edition(book: Book, edisi: Edisi) -> Thing:
    here = addresses.edition(edisi.tahun)
    return {
        **_shared(f"{here}#data", here),
        "dct:identifier": f"rapor-kks/{edisi.tahun}",
        "dct:title": _said(title(book, edisi)),
        "dct:description": _said(described(book, edisi)),
        "dct:modified": _date(edisi.diperbarui),
        **({"dct:issued": _date(edisi.terbit)} if edisi.terbit else {}),
        "dct:temporal": _period(edisi),
        "dcat:contactPoint": {"@type": "vcard:Kind", "vcard:fn": edisi.kontak},
        "dcat:distribution": _distributions(files(edisi)),
    }


def _shared(name: str, page: str) -> Thing:
    return {
        "@id": outside.site(name),
        "@type": "dcat:Dataset",
        "dct:language": LANGUAGE,
        "dct:license": {"@id": LICENCE},
        "dct:publisher": _publisher(),
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": _said("Indonesia")},
        "dcat:theme": HEALTH,
        "dcat:keyword": [_said(word) for word in (PROGRAMME, "KKS", "Swasti Saba", "kesehatan lingkungan")],
        "dcat:landingPage": {"@id": outside.site(page)},
    }


def _distributions(found: Iterable[tuple[str, str, str]]) -> list[Thing]:
    return [
        {
            "@id": outside.site(address),
            "@type": "dcat:Distribution",
            "dct:title": _said(what),
            "dcat:accessURL": {"@id": outside.site(address)},
            "dcat:downloadURL": {"@id": outside.site(address)},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind}"},
            "dct:license": {"@id": LICENCE},
        }
        for address, what, kind in found
    ]


def _publisher() -> Thing:
    return {"@id": outside.site("/#penerbit"), "@type": "foaf:Organization", "foaf:name": NAME}


def _said(text: str) -> Thing:
    return {"@value": text, "@language": "id"}


def _date(date: str) -> Thing:
    return {"@value": date, "@type": XSD_DATE[len(date)]}


def _period(edisi: Edisi) -> Thing:
    """The years the figures speak of; the year of the assessment where the edition does not say."""
    years = [str(year) for year in edisi.tahun_data or (edisi.tahun,)]
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": _date(min(years)), "dcat:endDate": _date(max(years))}


def schema_org(book: Book, edisi: Edisi) -> str:
    """A schema.org Dataset of an edition as JSON that may stand inside HTML."""
    return embedded({"@context": "https://schema.org", **_dataset(book, edisi)})


def schema_catalogue(book: Book) -> str:
    """A schema.org DataCatalog of all editions as JSON that may stand inside HTML."""
    return embedded({
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": f"DATA CONTOH: {NAME}" if book.watermark else NAME,
        "url": outside.site(addresses.DOWNLOADS),
        "license": LICENCE,
        "inLanguage": "id",
        "dataset": [_dataset(book, edisi) for edisi in book.editions],
    })  # fmt: skip


def embedded(thing: Thing) -> str:
    """JSON in which nothing can end a script or begin an element or an entity."""
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _dataset(book: Book, edisi: Edisi) -> Thing:
    years = edisi.tahun_data or (edisi.tahun,)
    here = outside.site(addresses.edition(edisi.tahun))
    return {
        "@type": "Dataset",
        "@id": f"{here}#data",
        "identifier": f"rapor-kks/{edisi.tahun}",
        "name": title(book, edisi),
        "description": described(book, edisi),
        "url": here,
        "license": LICENCE,
        "creator": {"@type": "Organization", "name": NAME, "url": outside.site("/")},
        "isAccessibleForFree": True,
        "inLanguage": "id",
        "creativeWorkStatus": edisi.status,
        **({"version": edisi.nomor} if edisi.nomor else {}),
        "dateModified": edisi.diperbarui,
        **({"datePublished": edisi.terbit} if edisi.terbit else {}),
        "temporalCoverage": f"{min(years)}/{max(years)}",
        "spatialCoverage": {"@type": "Place", "name": "Indonesia"},
        "distribution": [
            {"@type": "DataDownload", "name": what, "encodingFormat": kind, "contentUrl": outside.site(address)}
            for address, what, kind in files(edisi)
        ],
    }
