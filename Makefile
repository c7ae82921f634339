# The commands for trying Beslutsspår, testing it and changing it. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet install
PORT ?= 8000
# Further arguments for pytest: make test ARGS="tests/reminders -x"
ARGS ?=

# What an installation sets: lint checks the settings as they are in production.
PRODUCTION := DEBUG=off DEMO=off SITE_URL=https://beslut.example \
	ALLOWED_HOSTS=beslut.example DATABASE_URL=sqlite:///:memory: \
	SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')" \
	REDIS_URL=redis://127.0.0.1:6379/0 EMAIL_URL=smtp://127.0.0.1:25 \
	DEFAULT_FROM_EMAIL=spar@example.org

# The demo keeps to its own folder and to the afternoon after a meeting (see tracker/clock.py).
DEMO = case "$${DEBUG:-on}" in 1|[Tt]rue|[Yy]es|[Oo]n) ;; \
	*) echo "The demo runs with DEBUG on only, and DEBUG is $$DEBUG." >&2; exit 1;; esac; \
	DEBUG=on DEMO=on VAR_DIR="$(CURDIR)/var/demo" TRACKER_NOW=2019-01-25T16:00 \
	exec $(PY) manage.py demo

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(VENV)/.demo ## Try it with demo data: http://127.0.0.1:8000 (PORT= changes the port)
	@$(DEMO) --port $(PORT)

.PHONY: demo-reset
demo-reset: $(VENV)/.demo ## The demo again from nothing
	@$(DEMO) --port $(PORT) --reset

.PHONY: test
test: $(VENV)/.dev ## Run every test beside a real PostgreSQL, Redis and SMTP server
	@$(PY) -m tests.browser.chromium
	@mkdir -p var/coverage
	@$(PY) -m tests.services pytest --cov --cov-report=term:skip-covered $(ARGS)
	@$(if $(ARGS),true,$(PY) -m tests.coverage_gate)

.PHONY: histories
histories: $(VENV)/.dev ## Try out reminders on 200 organizations drawn at random (HISTORIES=)
	@HISTORIES=$(or $(HISTORIES),200) $(PY) -m tests.services pytest tests/reminders/test_histories.py

.PHONY: lint
lint: $(VENV)/.dev ## Check style, types, templates, who imports whom, migrations, settings
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(PRODUCTION) $(VENV)/bin/mypy
	@$(VENV)/bin/djlint --quiet --lint .
	@$(VENV)/bin/lint-imports --no-logo
	@$(PRODUCTION) $(PY) manage.py makemigrations --check --dry-run
	@$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

.PHONY: bench
bench: $(VENV)/.dev ## Measure, as ratios in one run; the figures go to var/bench.json
	@$(PY) -m tests.bench.reading
	@$(PY) -m tests.services $(PY) -m tests.bench.planning
	@$(PY) -m tests.services $(PY) -m tests.bench.sending

.PHONY: requirements
requirements: $(VENV)/.dev ## Pin the dependencies of pyproject.toml anew
	@export CUSTOM_COMPILE_COMMAND="make requirements"; \
	compile() { $(VENV)/bin/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host "$$@" pyproject.toml; }; \
	compile --extra demo --extra dev --output-file requirements-dev.txt; \
	compile --extra demo --constraint requirements-dev.txt --output-file requirements-demo.txt; \
	compile --constraint requirements-dev.txt --output-file requirements.txt

# A stamp for each set of packages, so that a second call installs nothing.
$(VENV)/.dev: requirements-dev.txt | $(PY)
	@echo "Installing what the tests need …"
	@$(PIP) -r $<
	@touch $@ $(VENV)/.demo

$(VENV)/.demo: requirements-demo.txt | $(PY)
	@echo "Installing what the demo needs …"
	@$(PIP) -r $<
	@touch $@

$(PY):
	@for python in python3.11 python3 python3.12 python3.13 python3.14; do \
		if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null; then exec $$python -m venv $(VENV); fi; \
	done; \
	echo "Python 3.11 or later with its venv module is needed" \
		"(Debian: apt-get install python3 python3-venv)." >&2; exit 1
