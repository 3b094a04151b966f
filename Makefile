# make run     set up, then open Bilan           make bench   what it costs, as JSON
# make test    set up, then run the tests        make words   bring the French file up to the sentences
# make check   the linters, then the tests       make lock    choose and pin the versions of what Bilan needs
# make picture draw Home for the README          make bundle  a folder that needs no Python, below build/
#                                              make sbom    write what Bilan is made of, as CycloneDX

PYTHON := .venv/bin/python
FRENCH := resources/locale/fr/LC_MESSAGES/bilan
READY  := .venv/.ok $(FRENCH).mo

# What is set outside for another Python must not reach ours.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.PHONY: run test lint check bench words lock picture bundle deb deb-check reproduce sbom

run: $(READY)
	@packaging/setup/debian.sh run
	@.venv/bin/bilan || [ $$? = 1 ] # 1 says that the person has something to do, not that anything went wrong

test: $(READY)
	@packaging/setup/debian.sh test
	@$(PYTHON) -m pytest -q -n auto

lint: $(READY)
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check --quiet
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports --no-logo --no-cache
	@$(PYTHON) packaging/words.py check

check: lint test

bench: $(READY) # made_vault.py makes the vault that the others read, real_window.py opens the window that they measure
	@packaging/setup/debian.sh bench
	@set -e; for script in $(filter-out %/made_vault.py %/real_window.py %/installed.py,$(wildcard packaging/benchmarks/*.py)); do \
	    echo "$$script" >&2; $(PYTHON) $$script; done

words: .venv/.ok
	@$(PYTHON) packaging/words.py update
	@$(PYTHON) packaging/words.py compile
	@$(PYTHON) packaging/words.py check

lock:
	@packaging/setup/lock.sh

sbom: $(READY)
	@packaging/sbom.sh dist/bilan.cdx.json

picture: $(READY)
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.pictures.readme

bundle: $(READY)
	@$(PYTHON) packaging/bundle/builder.py

deb: bundle
	@$(PYTHON) packaging/linux/deb.py

reproduce: $(READY) # builds twice, and compares every file
	@$(PYTHON) packaging/bundle/reproduce.py

deb-check: # as root: installs the package, walks through it, removes it
	@packaging/linux/deb_check.sh dist/bilan_*.deb

.venv/.ok: pyproject.toml packaging/requirements-dev.lock packaging/setup/environment.sh
	@packaging/setup/environment.sh
	@touch $@

$(FRENCH).mo: $(FRENCH).po packaging/words.py .venv/.ok
	@$(PYTHON) packaging/words.py compile
	@touch $@
