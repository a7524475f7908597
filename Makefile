# The one door: people, hooks and CI all come in here.
#   make run      virtual environment, dependencies, warehouse, outlines, dashboard on http://localhost:8501
#   make test     everything, browser tests included
#   make check    format, lint, types, architecture, documents
#   make bench    ratios, measured side by side in one run
# Options: HOST=0.0.0.0 serves the office network, PORT=..., WHEELS=folder installs without any registry, PYTHON=python3.12

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
ifeq ($(strip $(PYTHON)),)
PYTHON := python3
endif
HOST ?= 127.0.0.1
PORT ?= 8501
WHEELS ?=
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install -q $(if $(WHEELS),--no-index --find-links $(WHEELS))
EDITION := published
WAREHOUSE := data/build/$(EDITION).duckdb
INPUTS := $(shell find data -path data/build -prune -o -type f \( -name '*.py' -o -name '*.sql' -o -name '*.csv' -o -name '*.toml' -o -name '*.parquet' \) -print)

.PHONY: run test check bench screenshots wheels build ready fix docs clean
.DEFAULT_GOAL := run

$(VENV)/.runtime: requirements.txt
	@.ci/need venv $(PYTHON)
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing the dependencies (about a minute, once)"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.tools: requirements-dev.txt requirements-boundaries.txt $(VENV)/.runtime
	@echo "Installing the tools for tests and checks"
	@$(PIP) -r requirements-dev.txt
	@$(PIP) --no-deps -r requirements-boundaries.txt
	@touch $@

$(WAREHOUSE): $(INPUTS) $(VENV)/.runtime
	@$(PY) -m data build --edition $(EDITION)

build: $(WAREHOUSE)

ready: $(WAREHOUSE) ## warehouse and browser files
	@$(PY) -m geo publish
	@$(PY) -m views.map publish

run: ready
	@echo "Light Industry Observatory: http://localhost:$(PORT)  (stop with Ctrl+C)"
	@$(PY) -m uvicorn serve:app --host $(HOST) --port $(PORT) --log-level warning --no-server-header

test: $(VENV)/.tools ready
	@.ci/need chromium
	@$(PY) -m pytest -n 2 --dist loadgroup

check: $(VENV)/.tools
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m views.locale check
	@$(PY) -m pytest tests/test_architecture.py tests/test_documents.py

fix: $(VENV)/.tools
	@$(PY) -m ruff check --fix -q . || true
	@$(PY) -m ruff format -q .

docs: $(VENV)/.tools
	@$(PY) -m metrics docs > docs/metrics.md
	@$(PY) -m data schema > docs/schema.md
	@$(PY) -m views.locale extract

bench: $(VENV)/.tools ready
	@.ci/need chromium
	@$(PY) -m benchmarks

screenshots: $(VENV)/.tools ready
	@.ci/need chromium
	@$(PY) -m tests.screenshots

wheels: $(VENV)/.runtime
	@$(PY) -m pip --disable-pip-version-check download -q -d wheels -r requirements.txt
	@echo "Copy this folder to the other machine, then there: make run WHEELS=wheels"

clean:
	@rm -rf data/build static/outlines static/map $(VENV)
