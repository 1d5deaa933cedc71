# Two commands: `make run` serves the app, `make test` checks it. Each sets up what it needs, once, and is quick afterwards.
# What is set up is marked by a file under .set-up/; remove that folder to set up again.

PYTHON ?= python3
PORT ?= 8050
TEST_WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
DONE := .set-up
SMALL_PLOTLY := node_modules/plotly.js-basic-dist-min/plotly-basic.min.js

export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test lint types contracts small-plotly chromium office

help:
	@echo "make run    serve the app on http://127.0.0.1:$(PORT)"
	@echo "make test   import contracts, lint, types and tests"
	@echo "make lint   lint and formatting alone"

run: $(DONE)/runtime small-plotly
	$(BIN)/python -m data_loaders load --bundled || true # it has said why; the figures published before can be served
	$(BIN)/python -m serving.live
	$(BIN)/gunicorn app:server --config gunicorn.conf.py

test: $(DONE)/dev small-plotly chromium office contracts lint types
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile

contracts: $(DONE)/dev
	$(BIN)/lint-imports

lint: $(DONE)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DONE)/dev
	$(BIN)/mypy

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

$(DONE)/runtime: requirements.txt $(VENV)/pyvenv.cfg
	$(BIN)/pip install --quiet --requirement requirements.txt
	@mkdir -p $(DONE) && touch $@

$(DONE)/dev: requirements-dev.txt $(DONE)/runtime
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	@mkdir -p $(DONE) && touch $@

# npm is optional: without it, pages with charts load the full plotly.js of the Python package.
small-plotly: $(DONE)/runtime
	@if [ $(DONE)/small-plotly -nt package-lock.json ] && [ -f $(SMALL_PLOTLY).br ]; then :; \
	elif command -v npm >/dev/null && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && $(BIN)/python -m serving.bundles; then touch $(DONE)/small-plotly; \
	else echo "The small plotly.js was not installed (it needs npm); charts will load the full one."; fi

# Browser tests drive Debian's Chromium. Where it is missing and may not be installed, they are skipped and say so.
chromium:
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-liberation >/dev/null; \
	else echo "Chromium is not installed: browser tests will be skipped."; fi

# One test opens the reports with LibreOffice. Where it is missing and may not be installed, that test is skipped and says so.
office:
	@if command -v soffice >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui libreoffice-impress-nogui >/dev/null; } \
		|| echo "LibreOffice could not be installed: its test will be skipped."; \
	else echo "LibreOffice is not installed: its test will be skipped."; fi
