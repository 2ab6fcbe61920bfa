# What a new user and a developer need: `make brief`, `make test`. Everything lives in .venv, which is set up
# on first use and again only when pyproject.toml changes.

# The first interpreter that is new enough; `make PYTHON=/path/to/python` overrides.
PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3.14 python3,$(shell \
	$(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && command -v $(p))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST_ARGS ?= -n auto

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help brief test lint format types docs check bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/make \1|\2/' | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

brief: $(VENV)/.installed ## read the bundled example report, print the brief and write brief.html
	$(BIN)/detente brief -o brief.html

test: $(VENV)/.developer ## run the whole test suite
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.developer ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.developer ## put the code into the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.developer ## check types
	$(BIN)/mypy

docs: $(VENV)/.developer ## build the documentation into site/; warnings are errors
	PYTHONPATH=tools $(BIN)/zensical build --strict --clean

check: lint types docs test ## everything a change must pass

bench: $(VENV)/.developer ## time what was promised, beside peers
	$(BIN)/python -m benchmarks

clean: ## remove what the other targets made
	rm -rf $(VENV) site build dist brief.html .pytest_cache .mypy_cache .ruff_cache .hypothesis .cache

$(VENV)/.venv:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found. Fix: install python3.11, or run 'make PYTHON=/path/to/python'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments. Fix: install the package python3-venv (on Debian: apt install python3.11-venv)." >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.venv
	$(PIP) --editable .
	@touch $@

$(VENV)/.developer: pyproject.toml | $(VENV)/.venv
	$(PIP) --editable '.[dev,docs]'
	@touch $(VENV)/.installed $@
