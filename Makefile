# Self-describing: `make` or `make help` lists what can be done.
PYTHON ?= python3
SEED ?= 1
VENV := .venv
TOOLS := $(VENV)/bin/.installed
NIFI := $(VENV)/bin/python -m nifi
ALL_CORES := --numprocesses auto --dist loadgroup
CORE := $(addprefix tests/,core el engine flow java jolt jsonpath migrate script testing)
CORE_VENV := .venv-$(shell $(PYTHON) -c "import sys; print('%d.%d' % sys.version_info[:2])" 2>/dev/null)
export PYTHONDONTWRITEBYTECODE = 1

.DEFAULT_GOAL := help
.PHONY: help demo ui test test-all test-core build scaffold lint record scale nifi-up nifi-test nifi-cluster-test nifi-down nifi-logs nifi-deploy nifi-crash nifi2-nar dist

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  %-17s %s\n", $$1, $$2}' Makefile

demo: ## run the flows offline against mock servers and show what happened (SEED=n FLOW=order)
	@$(PYTHON) -m emulator demo --seed $(SEED) $(addprefix --flow ,$(FLOW))

ui: ## Script Testing, Mapping Testing, Expression and JsonPath in a browser (ARGS="--port 8765")
	@$(PYTHON) -m emulator ui $(ARGS)

test: $(TOOLS) ## the tests to run often, on all cores: no Java, no NiFi, a few seeds of each simulation (ARGS="-k word")
	$(VENV)/bin/pytest $(ALL_CORES) -m "not nifi and not cluster and not java and not slow" $(ARGS)

test-all: $(TOOLS) ## all tests that need no running NiFi: every seed, and those that ask a JVM (needs Java and Maven)
	$(VENV)/bin/pytest $(ALL_CORES) -m "not nifi and not cluster" $(ARGS)

test-core: $(CORE_VENV)/.installed ## the tests of the emulator's own rooms, on another Python: PYTHON=python3.9, the oldest that it runs on
	$(CORE_VENV)/bin/pytest $(ALL_CORES) -m "not java and not slow" $(CORE) $(ARGS)

build: ## write processors/ (from processors/source), templates/ (xml, json, parameters, settings, pages) and emulator/COVERAGE.md anew
	$(PYTHON) -m processors.build
	$(PYTHON) -m templates.build
	$(PYTHON) -m emulator coverage --write

scaffold: ## the files of a contribution, with a test that fails until it is done (KIND=processor NAME=DuplicateFlowFile)
	@$(PYTHON) -m tests.scaffold "$(KIND)" "$(NAME)"

lint: $(TOOLS) ## ruff, mypy --strict, and vermin for the Python 3.9 floor
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/vermin --quiet --no-tips --violations -t=3.9- emulator templates

record: $(TOOLS) ## ask NiFi's real classes again and rewrite tests/compliance (needs Java and Maven)
	$(VENV)/bin/python -m nifi.proof.recorder refresh

scale: $(if $(OFFLINE),,$(TOOLS)) ## 1,000 orders, offline and on the NiFi that runs: orders/s, requests, memory (ORDERS="100 1000" OFFLINE=1 WATCH=30 HISTORY=0)
	@$(if $(OFFLINE),$(PYTHON),$(VENV)/bin/python) -m nifi.proof.scale $(if $(ORDERS),--orders $(ORDERS)) $(if $(OFFLINE),--offline) $(if $(WATCH),--watch $(WATCH)) $(if $(HISTORY),--history $(HISTORY))

bench: $(TOOLS) ## how fast the emulator is beside NiFi's own classes, as ratios (needs Java and Maven)
	$(VENV)/bin/python -m nifi.proof.speed $(ARGS)

nifi-up: $(TOOLS) ## start a real NiFi (a container, or assembled from Maven Central), or find the one that runs (NIFI_NODES=2: a cluster)
	$(NIFI) up

nifi-test: $(TOOLS) ## deploy the templates on it and compare with the emulator (ARGS="-k word")
	$(VENV)/bin/pytest -m nifi $(ARGS)

nifi-cluster-test: $(TOOLS) ## on a cluster (NIFI_NODES=2 make nifi-up): a node that is lost, one that returns, ZooKeeper away (CLUSTER_ORDERS=2000)
	$(VENV)/bin/pytest -m cluster $(ARGS)

nifi-down: $(TOOLS) ## end the NiFi that nifi-up started
	$(NIFI) down

nifi2-nar: $(TOOLS) ## build the NAR with which NiFi 2 runs Jython scripts (Maven, Java 21; NAR_VERSION=1.28.1 for flows of that release)
	$(NIFI) nar $(if $(NAR_VERSION),--release $(NAR_VERSION))

dist: $(TOOLS) ## what a release has, in dist/: wheel, NAR for NiFi 2 and templates, with checksums (Maven, Java 21)
	.ci/dist

nifi-logs: $(TOOLS) ## the end of its log
	$(NIFI) logs

nifi-deploy: $(TOOLS) ## deploy a merchant's flow: SETTINGS=file.json URL=https://nifi:8443 (into a NiFi 2: ARGS=--install-nar)
	$(NIFI) deploy --settings $(SETTINGS) $(if $(URL),--url $(URL)) $(ARGS)

nifi-crash: $(TOOLS) ## kill -9 NiFi in the middle of a run and compare (FLOW=cancellation_plan POINTS=5; FLOW=all draws from every flow)
	$(VENV)/bin/python -m nifi.proof.crash $(addprefix --flow ,$(FLOW)) --points $(or $(POINTS),5) --seed $(SEED)

$(TOOLS): .ci/requirements.txt .ci/requirements-core.txt
	$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: apt-get install python3-venv"; exit 1; }
	$(VENV)/bin/pip install --quiet --requirement .ci/requirements.txt
	@touch $@

$(CORE_VENV)/.installed: .ci/requirements-core.txt
	$(PYTHON) -m venv $(CORE_VENV)
	$(CORE_VENV)/bin/pip install --quiet --requirement .ci/requirements-core.txt
	@touch $@
