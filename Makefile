# Two commands are enough on a fresh machine: make run, make test.
PYTHON ?= python3
PORT ?= 5000
VENV := .venv
BIN := $(VENV)/bin
VENV_READY := $(VENV)/.venv-ready
RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready
PROOF := tests/proof
PROOF_READY := $(PROOF)/node_modules/.ready
NODE_BIN := $(PROOF)/node_modules/.bin
ESLINT := $(NODE_BIN)/eslint --config $(PROOF)/eslint.config.mjs --max-warnings 0 stemhulp tests
STYLELINT := $(NODE_BIN)/stylelint --config $(PROOF)/stylelint.config.mjs --max-warnings 0 "stemhulp/**/*.css"
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
APT := if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends

.DEFAULT_GOAL := help
.PHONY: help run test snapshots proof check lint fix attack bench pictures catalogue pins browser firefox nginx node java clean

help:  ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV_READY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Stemhulp heeft Python 3.11 of nieuwer nodig. Wijs er een aan met: make run PYTHON=python3.11"; exit 1; }
	@echo "Virtuele omgeving maken in $(VENV) …"
	@# Debian may have Python without ensurepip: then this Python's own pip fills the environment.
	@$(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 \
	  || { $(PYTHON) -m venv --clear --without-pip $(VENV) \
	    && $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check pip; }
	@touch $@

$(RUN_READY): requirements/run.txt requirements/build.txt pyproject.toml | $(VENV_READY)
	@echo "Benodigde pakketten installeren (de eerste keer een minuut) …"
	@$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): requirements/dev.txt $(RUN_READY)
	@echo "Pakketten voor de tests installeren …"
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

# The PDF of a result needs two libraries that Debian's Chromium usually brings along; tests look at
# pages in the font of most phones.
browser:
	@missing=; command -v chromium >/dev/null || missing=chromium; \
	for pair in libpangoft2-1.0.so.0:libpangoft2-1.0-0 libharfbuzz-subset.so.0:libharfbuzz-subset0; do \
	  $(PYTHON) -c "import ctypes; ctypes.CDLL('$${pair%%:*}')" 2>/dev/null || missing="$$missing $${pair##*:}"; done; \
	fc-list 2>/dev/null | grep -q Roboto-Regular || missing="$$missing fonts-roboto"; \
	[ -z "$$missing" ] || { echo "Installeren:" $$missing "…"; $(APT) $$missing >/dev/null; }

firefox: browser
	@command -v firefox-esr >/dev/null || { echo "Installeren: firefox-esr …"; $(APT) firefox-esr >/dev/null; }

node: command = npm
node: packages = nodejs npm
java: command = java
java: packages = default-jre-headless
node java:
	@command -v $(command) >/dev/null || { echo "Installeren: $(packages) …"; $(APT) $(packages) >/dev/null; }

# Unpacked and not installed: installing would start a server on port 80. Its tests tell when it is not there.
nginx: | $(VENV_READY)
	@command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || [ -x $(VENV)/nginx/usr/sbin/nginx ] || { echo "Uitpakken: nginx …"; \
	cd $(VENV) && { apt-get download -qq nginx || { apt-get update -qq && apt-get download -qq nginx; }; } >/dev/null 2>&1 \
	  && dpkg -x nginx_*.deb nginx && rm nginx_*.deb || echo "Geen nginx: de toetsen ermee worden overgeslagen."; }

$(PROOF_READY): $(PROOF)/package.json $(PROOF)/package-lock.json | node
	@echo "Linters, HTML-controle en Lighthouse installeren …"
	@cd $(PROOF) && npm ci --silent
	@touch $@

run: $(RUN_READY)  ## set everything up, check the tables and serve the quiz on http://127.0.0.1:5000 (PORT=… for another port)
	@$(BIN)/stemhulp validate --quiet
	@$(BIN)/stemhulp serve --port $(PORT)

test: lint browser nginx  ## set everything up and run every test, browser included
	@$(BIN)/python -m pytest -n auto -q
	@$(MAKE) --no-print-directory proof

proof: $(DEV_READY) $(PROOF_READY) java browser firefox  ## hold pages against the HTML checker and Lighthouse, and walk through the site in Firefox
	@$(BIN)/python -m pytest -q $(PROOF)

check: lint  ## lint, types, tables and the quick tests (no browser and no test marked slow)
	@$(BIN)/stemhulp validate --quiet
	@$(BIN)/python -m pytest -n auto -q -m "not browser and not slow"

lint: $(DEV_READY) $(PROOF_READY)  ## linters and types, of Python, script and style, and the tests of the script
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy
	@$(ESLINT)
	@$(STYLELINT)
	@node --test --test-reporter=./tests/script/failures.mjs tests/script/*.test.mjs

fix: $(DEV_READY) $(PROOF_READY)  ## repair what the linters can repair, and name what is left
	@left=0; \
	$(BIN)/python -m ruff check --fix . || left=1; \
	$(BIN)/python -m ruff format . || left=1; \
	$(ESLINT) --fix || left=1; \
	$(STYLELINT) --fix || left=1; \
	exit $$left

attack: $(DEV_READY) browser  ## attack our own site, as clients without manners would (half an hour; docs/security.md)
	@$(BIN)/python -m tests.attack.headers
	@$(BIN)/python -m tests.attack.marks
	@$(BIN)/python -m tests.attack.in_parallel
	@$(BIN)/python -m tests.attack.small_disk
	@$(BIN)/python -m tests.attack.web_fuzz
	@$(BIN)/python -m tests.attack.parser_fuzz
	@$(BIN)/python -m tests.attack.paper
	@$(BIN)/python -m tests.attack.slow_clients

bench: $(DEV_READY)  ## measure speed as ratios within one run
	@$(BIN)/python -m tests.benchmarks.matching
	@$(BIN)/python -m tests.benchmarks.batch
	@$(BIN)/python -m tests.benchmarks.certainty
	@$(BIN)/python -m tests.benchmarks.words
	@$(BIN)/python -m tests.benchmarks.pages
	@$(BIN)/python -m tests.benchmarks.serving
	@$(BIN)/python -m tests.benchmarks.starting

pictures: $(DEV_READY) browser  ## take pictures of the running site: those of the README, and every page in build/pictures to look at
	@$(BIN)/python -m tests.browser.pictures
	@$(BIN)/python -m tests.browser.pictures --all build/pictures

catalogue: $(DEV_READY)  ## gather the texts of the interface for the translators (messages.po)
	@$(BIN)/pybabel --quiet extract -F pyproject.toml -k gettext_noop -k plural:2,3 --no-location --sort-output \
	  --omit-header -o $(VENV)/messages.pot .
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --omit-header -l en \
	  -i $(VENV)/messages.pot -d stemhulp/translations

snapshots: $(DEV_READY) browser  ## renew what a screen reader is told about the main pages, after a change that is meant
	@UPDATE_SNAPSHOTS=1 $(BIN)/python -m pytest -n auto -q tests/browser/test_aria.py

pins:  ## renew the hashed files of pinned packages (needs uv and npm)
	@$(COMPILE) --extra dev --extra editor --extra pdf --extra cluster pyproject.toml -o requirements/dev.txt
	@$(COMPILE) -c requirements/dev.txt pyproject.toml -o requirements/run.txt
	@$(COMPILE) -c requirements/dev.txt --extra editor --extra pdf pyproject.toml -o requirements/server.txt
	@$(COMPILE) -c requirements/dev.txt requirements/build.in -o requirements/build.txt
	@cd $(PROOF) && rm -f package-lock.json && npm install --silent --package-lock-only && node without-addresses.mjs

clean:  ## remove the virtual environment and what tools left behind
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .hypothesis .pytest_cache $(PROOF)/node_modules
