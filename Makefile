# What CI does, in steps that can be run alone. All of them work in the environment of VENV.
VENV ?= .venv
PYTHON = $(VENV)/bin/python

.PHONY: check test lint types imports wheel hunt snapshots picture docs schema bench

check:            ## everything CI does, in fresh environments
	bash .ci/run

$(VENV)/bin/ruff:
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet -e '.[test,dev]'

test: $(VENV)/bin/ruff
	$(PYTHON) -m pytest

lint: $(VENV)/bin/ruff
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(VENV)/bin/ruff
	$(VENV)/bin/mypy

imports: $(VENV)/bin/ruff
	$(VENV)/bin/lint-imports

wheel: $(VENV)/bin/ruff
	rm -rf dist
	$(PYTHON) -m build --wheel --outdir dist .

hunt: $(VENV)/bin/ruff    ## the long hunts for lost answers
	$(PYTHON) -m pytest -m slow

snapshots: $(VENV)/bin/ruff    ## accept the screens as they are now
	$(PYTHON) -m pytest -n 0 tests/ui/test_snapshots.py --snapshot-update

picture: $(VENV)/bin/ruff    ## the picture in the README
	$(PYTHON) tools/make_picture.py docs/reader.svg

docs: $(VENV)/bin/ruff    ## the table of keys and the schema
	$(PYTHON) tools/make_docs.py
	$(PYTHON) tools/make_schema.py docs/bank.schema.json

schema: docs

bench: $(VENV)/bin/ruff    ## the first paint, the sidebar of a large book, and how the quiz bears size, speed and sudden death
	$(PYTHON) benchmarks/first_paint.py
	$(PYTHON) benchmarks/sidebar.py
	$(PYTHON) benchmarks/page.py
	$(PYTHON) benchmarks/quiz.py
