"""The naive recipe: what a competent beginner would write for the same data, measured beside our build.

`python naif.py DATA FOLDER` reads every CSV with pandas, draws the charts with pyplot, fills Markdown tables through
jinja2, lists every page in nav and writes mkdocs.yml with Material's usual settings; then MkDocs builds it. One width
a chart, where our site draws two; no checks, downloads or sources beside each figure: it does less than we do.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import matplotlib

matplotlib.use("svg")

import matplotlib.pyplot as plt  # noqa: E402  (the backend must be chosen first)
import pandas as pd  # noqa: E402
import yaml  # noqa: E402

STAGES = ["mandiri", "provinsi", "pusat"]
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "naif_templat"), trim_blocks=True, lstrip_blocks=True
)
MARK = "DATA CONTOH, bukan data nyata"


def read(data: Path) -> dict:
    """Everything in data frames; reports as the dictionaries YAML gives."""
    files = sorted(data.glob("edisi/*/*/nilai.csv"))
    values = pd.concat([pd.read_csv(f, dtype={"indikator": str}).assign(kode=f.parent.name) for f in files])
    districts = pd.read_csv(data / "wilayah/kabkota.csv", dtype=str)
    provinces = pd.read_csv(data / "wilayah/provinsi.csv", dtype=str)
    reports = {f.parent.name: yaml.safe_load(f.read_text()) for f in sorted(data.glob("edisi/*/*/laporan.yml"))}
    edition = yaml.safe_load(next(data.glob("edisi/*/edisi.yml")).read_text())
    folder = data / "instrumen" / str(edition["instrumen"])
    rules = yaml.safe_load((folder / "instrumen.yml").read_text())
    indicators = pd.read_csv(folder / "indikator.csv", dtype={"kode": str})
    values = values.merge(districts[["kode", "nama", "kode_provinsi"]], on="kode")
    return locals()


def scores(values: pd.DataFrame) -> pd.DataFrame:
    """One row a district, stage and tatanan: the mean of its indicators, or the percentage the source prints."""
    keys = ["kode", "nama", "kode_provinsi", "tahap", "tatanan"]
    found = values.groupby(keys, as_index=False).agg(skor=("skor", "mean"), persen=("persen", "first"))
    found["nilai"] = found["skor"].fillna(found["persen"])
    return found


def save(path: Path) -> str:
    plt.tight_layout()
    plt.savefig(path)
    plt.close()
    return path.name


def bars(title: str, frame: pd.DataFrame, path: Path, gates: tuple[float, ...] = ()) -> str:
    """A horizontal bar a row; several columns side by side."""
    frame.plot.barh(figsize=(7, 4))
    for gate in gates:
        plt.axvline(gate, color="grey", linestyle="--")
    plt.title(title)
    return save(path)


def dots(title: str, x: pd.Series, y: pd.Series, path: Path, gates: tuple[float, ...] = ()) -> str:
    """A dot a district, grouped by the words on the vertical axis."""
    plt.figure(figsize=(7, 1.5 + 0.2 * y.nunique()))
    plt.scatter(x, y, s=8, alpha=0.5)
    for gate in gates:
        plt.axvline(gate, color="grey", linestyle="--")
    plt.title(title)
    return save(path)


def tiles(title: str, places: pd.DataFrame, path: Path) -> str:
    """The tile map: a hexagon a district."""
    row, column = places["baris"].astype(float), places["kolom"].astype(float)
    plt.figure(figsize=(9, 5))
    plt.scatter(column + 0.5 * (row % 2), -0.866 * row, c=places["nilai"], marker="h", cmap="viridis")
    plt.colorbar()
    plt.axis("off")
    plt.title(title)
    return save(path)


def district_charts(name: str, mine: pd.DataFrame, report: dict, folder: Path, gates: tuple[float, ...]) -> list[str]:
    """The five charts of a report card: profile, distance, completeness, stages, ODF."""
    stages = mine.pivot(index="tatanan", columns="tahap", values="nilai").reindex(columns=STAGES)
    last = stages["pusat"].fillna(stages["provinsi"]).fillna(stages["mandiri"])
    goal = next((gate for gate in gates if gate > last.min()), gates[-1])
    filled = pd.DataFrame({"tercatat": [last.notna().sum()], "belum": [last.isna().sum()]}, index=["tatanan"])
    claims = pd.Series({c["sumber"]: odf_percent(c) for c in report.get("odf") or []}, dtype=float)
    made = [
        bars(f"Nilai tatanan, {name}", last.to_frame("nilai"), folder / "profil.svg", gates),
        bars(f"Jarak ke ambang {goal}, {name}", (last / goal).clip(upper=1).to_frame("bagian"), folder / "jarak.svg"),
        bars(f"Kelengkapan, {name}", filled, folder / "kelengkapan.svg"),
        bars(f"Nilai menurut tahap, {name}", stages, folder / "tahap.svg", gates),
    ]
    return made + ([bars(f"ODF, {name}", claims.to_frame("persen"), folder / "odf.svg")] if len(claims) else [])


def odf_percent(claim: dict) -> float | None:
    if claim.get("desa"):
        return 100 * claim.get("desa_odf", 0) / claim["desa"]
    return claim.get("persen")


def write(template: str, path: Path, **values: object) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATES.get_template(template).render(contoh=MARK, **values))
    return path.as_posix()


def cards(all_: dict, found: pd.DataFrame, docs: Path) -> dict[str, list[dict]]:
    """Two pages a district (history and report card) with their charts; nav entries by province."""
    nav: dict[str, list[dict]] = {}
    gates = tuple(sorted({s["tatanan_min"] for s in all_["rules"]["syarat"] if s.get("tatanan_min")})) or (71,)
    medians = found.groupby(["tahap", "tatanan"])["nilai"].median()
    by_indicator = all_["values"].dropna(subset=["indikator"])
    middle = by_indicator.groupby(["tahap", "indikator"])["skor"].median()
    values = dict(list(by_indicator.groupby("kode")))
    claims = pd.read_csv(all_["data"] / "penghargaan.csv", dtype=str).fillna("")
    by_district = dict(list(found.groupby("kode")))
    for district in all_["districts"].to_dict("records"):
        code, name = district["kode"], district["nama"]
        mine, report = by_district.get(code), all_["reports"].get(code, {})
        card, home = docs / f"edisi/{code}", docs / f"daerah/{code}"
        card.mkdir(parents=True)
        pictures = district_charts(name, mine, report, card, gates) if mine is not None else []
        table = indicator_table(values.get(code), middle, all_["indicators"])
        rows = mine.to_dict("records") if mine is not None else []
        for row in rows:
            row["median"] = medians[row["tahap"], row["tatanan"]]
        write("kartu.md", card / "index.md", d=district, gambar=pictures, baris=rows, indikator=table, laporan=report)
        write("daerah.md", home / "index.md", d=district, klaim=claims[claims["kode"] == code].to_dict("records"))
        pages = [{"Riwayat": f"daerah/{code}/index.md"}, {"Rapor": f"edisi/{code}/index.md"}]
        nav.setdefault(district["provinsi"], []).append({name: pages})
    return nav


def indicator_table(mine: pd.DataFrame | None, medians: pd.Series, indicators: pd.DataFrame) -> list[dict]:
    """A row an indicator, a column a stage, and the national median of the last one."""
    if mine is None:
        return []
    wide = mine.drop_duplicates(["indikator", "tahap"]).pivot(index="indikator", columns="tahap", values="skor")
    wide = wide.reindex(columns=STAGES).join(medians["pusat"].rename("median"))
    return indicators.merge(wide, left_on="kode", right_index=True, how="left").to_dict("records")


def overviews(all_: dict, found: pd.DataFrame, docs: Path) -> list[dict]:
    """Province, tatanan and indicator pages with their maps and strips; their nav entries."""
    last = found[found["tahap"] == "pusat"]
    mean = all_["districts"].merge(last.groupby("kode", as_index=False)["nilai"].mean(), on="kode", how="left")
    provinces, settings, indicators = [], [], []
    for province in all_["provinces"].to_dict("records"):
        folder, members = docs / f"provinsi/{province['kode']}", mean[mean["kode_provinsi"] == province["kode"]]
        folder.mkdir(parents=True)
        picture = tiles(province["nama"], members, folder / "peta.svg")
        rows = members.to_dict("records")
        write("daftar.md", folder / "index.md", judul=province["nama"], gambar=[picture], daerah=rows, naik="../../")
        provinces.append({province["nama"]: f"provinsi/{province['kode']}/index.md"})
    for setting in all_["rules"]["tatanan"]:
        folder, mine = docs / f"tatanan/{setting['slug']}", found[found["tatanan"] == setting["slug"]]
        folder.mkdir(parents=True)
        pictures = []
        for stage, rows in mine.groupby("tahap"):
            pictures += [
                dots(f"{setting['nama']}, {stage}", rows["nilai"], rows["tahap"], folder / f"sebar-{stage}.svg"),
                dots(f"{setting['nama']}, {stage}", rows["nilai"], rows["kode_provinsi"], folder / f"{stage}.svg"),
            ]
        write("nilai.md", folder / "index.md", judul=setting["nama"], gambar=pictures, baris=mine.to_dict("records"))
        settings.append({setting["nama"]: f"tatanan/{setting['slug']}/index.md"})
    by_indicator = dict(list(all_["values"].dropna(subset=["indikator"]).groupby("indikator")))
    for item in all_["indicators"].to_dict("records"):
        rows = by_indicator[item["kode"]].assign(nilai=lambda f: f["skor"]).to_dict("records")
        write("nilai.md", docs / f"indikator/{item['kode']}/index.md", judul=item["nama"], gambar=[], baris=rows)
        indicators.append({item["nama"]: f"indikator/{item['kode']}/index.md"})
    front(all_, mean, docs)
    return [{"Provinsi": provinces}, {"Tatanan": settings}, {"Indikator": indicators}]


def front(all_: dict, mean: pd.DataFrame, docs: Path) -> None:
    """Home and the edition's page: two maps, the provinces side by side, and all districts."""
    counts = mean.assign(ada=mean["nilai"].notna()).groupby("provinsi")["ada"].value_counts().unstack(fill_value=0)
    pictures = [tiles("Semua daerah", mean, docs / "peta.svg"), bars("Provinsi", counts, docs / "provinsi.svg")]
    rows = mean.to_dict("records")
    write("daftar.md", docs / "index.md", judul="Rapor KKS", gambar=pictures[:1], daerah=rows, naik="")
    write("daftar.md", docs / "edisi.md", judul=all_["edition"]["judul"], gambar=pictures, daerah=rows, naik="")


SETTINGS = """\
site_name: Rapor KKS (contoh)
theme:
  name: material
  language: id
plugins:
  - search
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.tasklist
"""


def main(data: Path, folder: Path) -> None:
    """DATA -> FOLDER/docs and FOLDER/mkdocs.yml."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    all_ = read(data)
    found = scores(all_["values"])
    nav = [{"Beranda": "index.md"}, {"Edisi": "edisi.md"}, *overviews(all_, found, docs)]
    districts = [{name: pages} for name, pages in cards(all_, found, docs).items()]
    text = yaml.safe_dump({"nav": [*nav, {"Daerah": districts}]}, allow_unicode=True)
    (folder / "mkdocs.yml").write_text(SETTINGS + text)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
