# `make` alone lists what there is. Needs Python 3.11 or newer; everything else goes into .venv.

PYTHON ?= python3
UV     ?= uv

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
READY := .venv/.ready
WEB   := tools/web

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup serve build check test test-all fuzz bench static browser web lock clean

help: ## list these targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

setup: $(READY) ## make .venv with everything pinned in requirements.txt

# A new .venv each time one of the two changes, so that nothing dropped stays behind.
$(READY): requirements.txt pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo 'Python 3.11 or newer is needed, and "$(PYTHON)" is not; name another: make PYTHON=python3.13' >&2; exit 1; }
	"$(PYTHON)" -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

serve: $(READY) ## show the site at http://127.0.0.1:8000 and rebuild it on every change
	$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:8000

build: $(READY) ## write the site to site/
	$(BIN)/python -m mkdocs build --strict --site-dir site

check: $(READY) ## check the data, without building the site
	$(BIN)/summit-record check

test: static browser ## lint, check types and run the tests, but for the slow ones
	$(BIN)/python -m pytest

test-all: static browser web ## the same with the slow tests (needs Node 20)
	$(BIN)/python -m pytest -m "not fuzz"

fuzz: $(READY) ## try 5,000 random changes to the data (SEED=... for others, CHANGES=... for fewer)
	$(BIN)/python -m pytest -p tests.support.mutations -m fuzz -s $(if $(SEED),--seed=$(SEED)) \
	  $(if $(CHANGES),--changes=$(CHANGES)) tests/test_fuzz.py

bench: $(READY) ## measure builds and previews beside others' (half an hour; writes BENCHMARKS.md; SIZES="100 1000")
	$(BIN)/python -m pip install --quiet --require-hashes --requirement benchmarks/requirements.txt
	$(BIN)/python -m benchmarks $(if $(SIZES),--sizes $(SIZES)) --out BENCHMARKS.md

static: $(READY)
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy

browser: $(READY)
	$(BIN)/python -m tests.support.chromium

web: $(WEB)/node_modules/.ready

# html-validate and Lighthouse, which test-all runs over the built pages.
$(WEB)/node_modules/.ready: $(WEB)/package.json $(WEB)/package-lock.json $(WEB)/.npmrc
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null || \
	  { echo 'make test-all needs Node 20.19 or newer with npm; make test does without' >&2; exit 1; }
	cd $(WEB) && npm ci --no-progress
	@touch $@

lock: ## pin all dependencies anew in requirements.txt (needs uv; UPGRADE=--upgrade for newer ones)
	@command -v "$(UV)" >/dev/null || { echo 'uv is needed for this; see its documentation, or: make lock UV=/path/to/uv' >&2; exit 1; }
	"$(UV)" pip compile --quiet --no-config --universal --python-version 3.11 --prerelease disallow \
	  --generate-hashes --extra test --group build \
	  $(UPGRADE) --output-file requirements.txt pyproject.toml
	"$(UV)" pip compile --quiet --no-config --universal --python-version 3.11 --prerelease disallow \
	  --generate-hashes $(UPGRADE) --output-file benchmarks/requirements.txt benchmarks/requirements.in

clean: ## remove all that make made, .venv too
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache build hooks/*.egg-info site $(WEB)/node_modules
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +
