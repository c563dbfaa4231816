# `make` lists the targets. Everything runs in .venv, made on first use.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := .demo
TORCH := 2.13.0
CPU_INDEX := https://download.pytorch.org/whl/cpu
RUN_PIP := $(BIN)/python -m pip --disable-pip-version-check

# The question reaches the program through the environment, as typed: `make ask Q='…'` with quotes or $
# is neither expanded by make nor read by the shell.
Q ?= GTSX công nghiệp 2021 tăng bao nhiêu?
unexport Q
ask: export ASKED := $(value Q)

.PHONY: help setup demo ask serve test test-full setup-system bench bench-telegram bench-http eval eval-writer transcript screenshots clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

setup: $(READY) ## make the environment (.venv) with everything for use and development

$(READY): pyproject.toml constraints.txt
	@for python in "$${PYTHON:-}" python3.11 python3.12 python3.13 python3; do \
	  if [ -n "$$python" ] && "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    found="$$python"; break; fi; done; \
	if [ -z "$${found:-}" ]; then echo "Cần Python 3.11 trở lên (Python 3.11 or newer is needed)." >&2; exit 2; fi; \
	echo "Tạo môi trường trong $(VENV) bằng $$($$found --version) …"; \
	"$$found" -m venv $(VENV) || { \
	  "$$found" -m venv --clear --without-pip $(VENV) && "$$found" -m pip --python $(BIN)/python install pip; }
	@# torch first: the plain Linux wheel brings gigabytes of CUDA that an office machine has no use for.
	$(RUN_PIP) install -q "torch==$(TORCH)+cpu" 2>/dev/null \
	  || { [ "$$(uname -s)" = Linux ] && $(RUN_PIP) install -q "torch==$(TORCH)+cpu" --extra-index-url $(CPU_INDEX); } \
	  || $(RUN_PIP) install -q "torch==$(TORCH)"
	$(RUN_PIP) install -q -e ".[dev]" -c constraints.txt
	@touch $@

# A folder's own time changes when a sample is added or removed, so -newer sees that too.
demo: $(READY)
	@if [ ! -e $(DEMO)/.ready ] || [ -n "$$(find samples/archive $(READY) -newer $(DEMO)/.ready -print -quit)" ]; then \
	  rm -rf $(DEMO); \
	  $(BIN)/tracuu ingest samples/archive --data $(DEMO) || [ $$? -eq 1 ]; \
	  touch $(DEMO)/.ready; fi

ask: demo ## answer Q="…" from the sample archive (ingested once, into .demo)
	@$(BIN)/tracuu ask --data $(DEMO) -- "$$ASKED"

serve: demo ## serve the sample archive on http://127.0.0.1:8000
	@$(BIN)/tracuu serve --data $(DEMO)

test: $(READY) ## every check and test but the long ones
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile -m "not long" --cov --cov-branch --cov-report=term:skip-covered

test-full: $(READY) ## the long tests (exit status 5 of pytest: none exists)
	$(BIN)/pytest -m long --timeout=1800 || [ $$? -eq 5 ]

setup-system: ## optional Debian packages (needs root or sudo)
	.ci/system-packages

bench: $(READY) ## speed of search and answers, measured on this machine
	$(BIN)/tracuu eval speed

bench-telegram: $(READY) ## how fast the bot answers with a full queue, against a stub over HTTP
	$(BIN)/python -m tests.integration.telegram.bench

bench-http: $(READY) ## 50 people asking at once over HTTP, beside one alone
	$(BIN)/python -m tests.integration.http.bench

eval: $(READY) ## quality: the sample archive, and the larger sets where TRACUU_EVAL_DATA names them
	$(BIN)/tracuu eval peers --archive samples/archive --cases samples/golden-author.jsonl \
	  --cases samples/golden-reader.jsonl --asked-on 2022-10-01 --out eval-out/samples
	@data="$${TRACUU_EVAL_DATA:-}"; \
	if [ -z "$$data" ]; then echo "Bỏ qua các bộ lớn: chưa đặt TRACUU_EVAL_DATA."; exit 0; fi; set -x; \
	$(BIN)/tracuu eval peers --archive "$$data/archive" --cases "$$data/golden.jsonl" --out eval-out/golden; \
	for part in development held-out; do \
	  $(BIN)/tracuu eval run --archive "$$data/archive" --cases "$$data/golden.jsonl" \
	    --only "eval/splits/golden-$$part.txt" --out "eval-out/golden-$$part"; done; \
	for part in archive asked_once; do \
	  $(BIN)/tracuu eval run --archive "$$data/archive" --cases "eval/lists/$$part.jsonl" \
	    --out "eval-out/lists-$$part"; done; \
	for part in opened asked_once; do \
	  $(BIN)/tracuu eval run --archive "$$data/archive" --cases "eval/figure_questions/$$part.jsonl" \
	    --out "eval-out/figures-$$part"; done; \
	for part in open blind; do \
	  $(BIN)/tracuu eval ledger --archive "$$data/archive" --read "eval/readings/$$part.jsonl" \
	    --out "eval-out/ledger-$$part"; done; \
	$(BIN)/tracuu eval retrieval "$$data"/bench/{alqac,viquad-dev,zalo-train} --out eval-out/retrieval; \
	$(BIN)/tracuu eval reading "$$data/bench/viquad-dev/qa.jsonl" --out eval-out/reading

eval-writer: $(READY) ## what scripted language models get past the proofs: 1,000 answers of one that makes things up
	$(BIN)/python -m tests.integration.writing.trials --archive samples/archive \
	  --cases samples/golden-author.jsonl samples/golden-reader.jsonl
	@data="$${TRACUU_EVAL_DATA:-}"; \
	if [ -z "$$data" ]; then echo "Bỏ qua bộ lớn: chưa đặt TRACUU_EVAL_DATA."; exit 0; fi; set -x; \
	$(BIN)/python -m tests.integration.writing.trials --archive "$$data/archive" --cases "$$data/golden.jsonl"

transcript: $(READY) ## write docs/telegram-transcript.md again, from the conversation that the test holds
	$(BIN)/pytest tests/integration/telegram/test_conversation.py --write-transcript

screenshots: $(READY) ## write docs/images again (needs Chromium: make setup-system)
	$(BIN)/python -m tests.integration.web.screenshots

clean: ## remove the environment, the demo archive and what tools left behind
	rm -rf $(VENV) $(DEMO) .bench build dist *.egg-info .coverage coverage.xml \
	  .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache eval-out
