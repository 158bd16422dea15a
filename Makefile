# Self-describing: `make` or `make help` lists what can be done.
PYTHON ?= python3
SEED ?= 1
VENV := .venv
TOOLS := $(VENV)/bin/.installed
export PYTHONDONTWRITEBYTECODE = 1

.DEFAULT_GOAL := help
.PHONY: help demo test build check-build lint bench record nifi-up nifi-test nifi-down nifi-logs nifi-deploy nifi-crash clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' Makefile

demo: ## run the flows offline against mock servers and show what happened (SEED=n)
	@$(PYTHON) -m emulator demo --seed $(SEED)

test: $(TOOLS) ## all tests that need no running NiFi (ARGS="-k word")
	$(VENV)/bin/pytest -m "not nifi" $(ARGS)

build: ## write templates/xml, templates/json and templates/parameters anew
	$(PYTHON) -m templates.build

lint: $(TOOLS) ## ruff, mypy --strict, and vermin for the Python 3.9 floor
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/vermin --no-tips --violations -t=3.9- --no-parse-comments emulator templates

$(TOOLS): .ci/requirements.txt
	$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: apt-get install python3-venv"; exit 1; }
	$(VENV)/bin/pip install --quiet --requirement .ci/requirements.txt
	@touch $@
