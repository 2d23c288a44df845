# The front door: `make serve` and `make test` need Python 3.11 or newer, and nothing else.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --only-binary :all: --require-hashes

unexport PYTHONDONTWRITEBYTECODE # else each of many processes compiles all of it again

.PHONY: help
help:  ## Show what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

.PHONY: serve
serve: $(VENV)/.runtime  ## Answer questions on http://127.0.0.1:8000, with Örebro in the embedded graph
	@exec $(BIN)/python server.py serve

.PHONY: test
test: $(VENV)/.test  ## Run every test; ARGS="tests/web -k examples" for some
	@$(BIN)/python -m pytest $(ARGS)

.PHONY: pure
pure: $(VENV)/.test  ## Run the tests that need Python alone, on all cores
	@$(BIN)/python -m pytest -m pure --numprocesses auto --dist worksteal $(ARGS)

.PHONY: long
long: $(VENV)/.test  ## Run every test, with many random examples on every engine, for hours; EXAMPLES=1000 SEED=1
	@echo 'Drawn by SEED=$(SEED), EXAMPLES=$(EXAMPLES)'
	@SAMVERKAN_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest --hypothesis-seed=$(SEED) $(ARGS)

EXAMPLES := 100
SEED := $(shell date +%s)

.PHONY: lint
lint: $(VENV)/.test  ## Check style, format and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: schema
schema: $(VENV)/.runtime  ## Write schema.graphql, the contract with those who ask
	@$(BIN)/python server.py schema > schema.graphql.new && mv schema.graphql.new schema.graphql

.PHONY: graphiql
graphiql:  ## Build GraphiQL from npm into web/static/graphiql (needs Node.js)
	@cd web/graphiql && npm ci --ignore-scripts --no-fund --no-audit && npm run build

.PHONY: lock
lock: $(VENV)/.runtime  ## Bring requirements.lock and requirements-test.lock in line with pyproject.toml; ARGS=--upgrade for the newest
	@$(PIP) install --quiet 'uv>=0.9,<1'
	@$(COMPILE) $(ARGS) -o requirements.lock
	@$(COMPILE) $(ARGS) -o requirements-test.lock --group test --constraints requirements.lock

# no address of an index and no link of this machine: a lock file is for every machine
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-config \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' pyproject.toml

# The stamps say which lock file the environment holds.

$(VENV)/.runtime: requirements.lock $(VENV)/.made
	@echo 'Installing what the service needs into $(VENV) (once, about 500 MB) …'
	@$(INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.made
	@echo 'Installing what the service and its tests need into $(VENV) (once, about 900 MB) …'
	@$(INSTALL) -r requirements-test.lock
	@touch $@ $(VENV)/.runtime

# A Python counts when it is new enough and can make environments: Debian has the latter in a package of its own.
$(VENV)/.made:
	@new='import sys; sys.exit(sys.version_info < (3, 11))'; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		"$$python" -c "$$new" 2>/dev/null || continue; \
		found=$$python; \
		"$$python" -c 'import ensurepip, venv' 2>/dev/null || continue; \
		echo "Making $(VENV) with $$("$$python" --version) …"; \
		"$$python" -m venv --clear $(VENV) && touch $@; \
		exit; \
	done; \
	if [ -n "$$found" ]; then \
		echo "$$found cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv" >&2; \
	else \
		has=$$(command -v python3 >/dev/null && python3 --version || echo missing); \
		echo "Python 3.11 or newer is needed; python3 is $$has." >&2; \
		echo "Install it, or say where it is: make serve PYTHON=/path/to/python3" >&2; \
	fi; \
	exit 1
