# Needs Python 3.11 or later with pip, git and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test exhaustive check bench docs format clean

demo: $(VENV)/demo
	$(BIN)/python -m rocb demo --out out --force

# One page or file of tests a worker, as the examples of a page follow from each other.
TESTS := -m pytest -q -n auto --dist loadfile

test: $(VENV)/test
	$(BIN)/python $(TESTS) -m 'not exhaustive'

# What else there is to try: very many cases, and for each property as many examples as it asks for.
exhaustive: $(VENV)/test
	$(BIN)/python $(TESTS) -m 'exhaustive or hypothesis' --hypothesis-profile=random

check: $(VENV)/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python $(TESTS) --cov --cov-report=term --hypothesis-profile=few \
		-m 'not timed and not exhaustive and not untraced' \
		--ignore-glob='*benchmarks.py' --ignore tests/test_notebooks.py tests
	$(BIN)/sphinx-build -q -W --keep-going -E -b html docs docs/_build/html

bench: $(VENV)/bench
	$(BIN)/python -m benchmarks

docs: $(VENV)/check
	$(BIN)/sphinx-build -W -b html docs docs/_build/html

format: $(VENV)/check
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) out docs/_build

# pip comes from outside, because a bare machine may lack ensurepip (or from ensurepip, where pip is
# lacking); a current one is then put inside, because older ones do not know dependency groups.
$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or later is needed: make PYTHON=...'; exit 1; }
	$(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(BIN)/python install -q 'pip>=25.1' || \
		{ $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install -q 'pip>=25.1'; }
	touch $@

$(VENV)/package: $(VENV)/python pyproject.toml
	$(BIN)/python -m pip install -q -e .
	touch $@

# The demo writes every format; what these need are the extras docx (with pdf) and xlsx.
$(VENV)/demo: $(VENV)/package
	$(BIN)/python -m pip install -q --group docx --group xlsx
	touch $@

$(VENV)/bench: $(VENV)/package
	$(BIN)/python -m pip install -q --group bench
	touch $@

# Where node is present, ical.js reads our calendars in the tests, html-validate and axe our pages.
$(VENV)/test: $(VENV)/package
	$(BIN)/python -m pip install -q --group test
	@if command -v node npm >/dev/null; then \
		npm install --silent --no-audit --no-fund --fetch-retries=0 --fetch-timeout=20000 --prefix $(VENV) \
		ical.js@2.2.1 html-validate@10.17.0 axe-core@4.14.1 || \
		echo 'packages of node could not be installed: their tests are skipped'; fi
	touch $@

$(VENV)/check: $(VENV)/test
	$(BIN)/python -m pip install -q --group check --group docs
	touch $@
