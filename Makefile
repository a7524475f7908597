# The one door: people, hooks and CI all come in here.
#   make run      virtual environment, dependencies, warehouse, outlines, dashboard on http://localhost:8501
#   make test     everything, browser tests included
#   make check    format, lint, types, architecture, documents
#   make demo     the demonstration edition, to be chosen beside the published one
#   make bench    ratios, measured side by side in one run; make bench-peers holds the map against Dash, Panel and Vizro
# Options: HOST=0.0.0.0 serves the office network, PORT=..., PYTHON=python3.12 (another minor version makes .venv anew),
# WHEELS=folder installs without any registry from what `make wheels` has put there

VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= $(shell for p in $(PY) python3 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
ifeq ($(strip $(PYTHON)),)
PYTHON := python3
endif
HOST ?= 127.0.0.1
PORT ?= 8501
WHEELS ?=
# Wheels and environments fit one minor version of Python on one kind of machine, such as: 3.11 on linux-x86_64
MACHINE := $(shell $(PYTHON) -c 'import sys, sysconfig; print("%d.%d on" % sys.version_info[:2], sysconfig.get_platform())' 2>/dev/null)
VERSION := $(firstword $(MACHINE))
RUNTIME := $(VENV)/.runtime-$(VERSION)
PIP := $(PY) -m pip --disable-pip-version-check
INSTALL := $(PIP) install -q $(if $(WHEELS),--no-index --find-links '$(WHEELS)')
REFUSED := { echo "The packages above could not be installed. Without a registry: make run WHEELS=folder, filled by make wheels of this same version" >&2; exit 1; }
# For any patch version of the minor: an office may have an older one than the machine that downloads.
DOWNLOAD := $(PIP) download -q --only-binary :all: --python-version $(VERSION).0 -d wheels
EDITION := published
WAREHOUSE := data/build/$(EDITION).duckdb
DIGEST := data/build/.inputs

.PHONY: run demo test check bench bench-peers screenshots wheels build ready fix docs clean FORCE
.DEFAULT_GOAL := run

# An environment that does not run, say one copied from another machine, is made anew whatever its stamp says.
$(RUNTIME): requirements.txt $(if $(shell $(PY) -V 2>/dev/null),,FORCE)
	@.ci/need venv $(PYTHON)
	@$(if $(WHEELS),.ci/need wheels '$(WHEELS)' '$(MACHINE)')
	@test ! -d $(VENV) || test -x $(VENV)/bin/python$(VERSION) || echo "Making $(VENV) anew for Python $(VERSION)"
	@test -x $(VENV)/bin/python$(VERSION) || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing the dependencies (about a minute, once)"
	@$(INSTALL) -r requirements.txt || $(REFUSED)
	@touch $@

$(VENV)/.tools: requirements-dev.txt requirements-boundaries.txt $(RUNTIME)
	@$(if $(WHEELS),.ci/need wheels '$(WHEELS)' '$(MACHINE)')
	@echo "Installing the tools for tests and checks"
	@$(INSTALL) -r requirements-dev.txt && $(INSTALL) --no-deps -r requirements-boundaries.txt || $(REFUSED)
	@touch $@

# Names and contents of what the warehouse is made of: a file taken away, or an older one put back, is noticed as well.
$(DIGEST): FORCE
	@mkdir -p $(@D)
	@find data -path data/build -prune -o -type f ! -name '*.pyc' ! -name '.*' -print0 | sort -z | xargs -0 sha256sum > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(WAREHOUSE): $(DIGEST) $(RUNTIME)
	@$(PY) -m data build --edition $(EDITION)

# A file may be newer than its inputs and still not be of use: damaged, or brought from another version of the program.
build: $(WAREHOUSE)
	@$(PY) -m data build --edition $(EDITION) --if-needed

demo: $(RUNTIME) ## made-up figures that say so; nothing happens where nothing has changed
	@$(PY) -m data generate

ready: build ## warehouse and browser files
	@$(PY) -m geo publish
	@$(PY) -m views publish

run: ready
	@.ci/need port $(PY) '$(HOST)' '$(PORT)'
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

# Written aside first: a generator that fails leaves the page as it was.
page = $(PY) -m $(1) > $(2).new && mv $(2).new $(2) || { rm -f $(2).new; exit 1; }

docs: $(VENV)/.tools
	@$(call page,metrics docs,docs/metrics.md)
	@$(call page,data schema,docs/schema.md)
	@$(call page,geo docs,docs/maps.md)
	@$(PY) -m views.locale extract

bench: $(VENV)/.tools ready
	@.ci/need chromium
	@$(PY) -m benchmarks

# Each peer in an environment of its own, so that no library of theirs meets one of ours.
PEERS := dash panel vizro
.venv-peers/%/.installed: benchmarks/peers/requirements-%.txt | $(RUNTIME)
	@echo "Installing $* (once)"
	@$(PYTHON) -m venv --clear .venv-peers/$*
	@.venv-peers/$*/bin/python -m pip --disable-pip-version-check install -q -r $< || { echo "$* could not be installed: this comparison needs a package registry" >&2; exit 1; }
	@touch $@

bench-peers: $(VENV)/.tools ready $(PEERS:%=.venv-peers/%/.installed)
	@.ci/need chromium
	@$(PY) -m benchmarks.peers

screenshots: $(VENV)/.tools ready
	@.ci/need chromium
	@$(PY) -m tests.screenshots

wheels: $(RUNTIME)
	@$(DOWNLOAD) -r requirements-dev.txt
	@$(DOWNLOAD) --no-deps -r requirements-boundaries.txt
	@echo "$(MACHINE)" >> wheels/made-for.txt
	@echo "For Python $(MACHINE). Copy this folder to the other machine, then there: make run WHEELS=wheels"

clean: ## back to a fresh checkout, except for wheels/
	@rm -rf data/build static/outlines static/map static/chart $(VENV) .venv-peers
