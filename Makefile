# Everything a person or the CI does with this repository. `make` alone lists the targets.

PYTHON ?= python3.11
BIN := .venv/bin
CHECKED := $(wildcard src tests bench packaging/assets packaging/*.py packaging/icon packaging/linux packaging/pyinstaller/*.py packaging/windows)
LIBRARIES := test
SCRIPTS := .ci/run $(wildcard packaging/*/*.sh) packaging/screen.sh
SAMPLE_PACK := build/package/sample.aftercare-clinic
SAMPLE_NUMBER = $(shell grep -om1 '([0-9]*) [0-9-]*' build/package/sample/maple-street/clinic.toml)

SYSTEM_CERTIFICATES := /etc/ssl/certs/ca-certificates.crt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export VIRTUAL_ENV := $(CURDIR)/.venv

.DEFAULT_GOAL := help
.PHONY: help setup package check-package package-windows check-windows package-twice bench-package run test test-slow check format bench bench-idle simulate torture fuzz screens assets wheel lock clean system-libraries
.DELETE_ON_ERROR:

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: build/assets/made-from.txt ## Install everything that `make test` needs

run: LIBRARIES := run
run: build/assets/made-from.txt ## Open the app on the fictional demo patient (ARGS="--now ..." to add to it)
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	    echo "There is no display here, so the demo's screens and sheets are written to build/demo/."; \
	    QT_QPA_PLATFORM=offscreen $(BIN)/aftercare --demo --render build/demo $(ARGS); \
	else \
	    $(BIN)/aftercare --demo $(ARGS); \
	fi

test: check build/node/installed ## Format, lint, types, architecture rules and tests: what CI runs
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(BIN)/python -m pytest --numprocesses=logical --dist=loadfile --max-worker-restart=0 $(ARGS)

test-slow: setup ## The long simulations that `make test` leaves out
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(BIN)/python -m pytest -m slow $(ARGS)

check: setup ## Format, lint and types only
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy $(CHECKED)
	@$(BIN)/shellcheck --external-sources $(SCRIPTS)

format: setup ## Put the sources into shape
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

bench: LIBRARIES := bench
bench: .venv/bench-installed ## Measure speed and memory
	@$(BIN)/python -m bench.run $(ARGS)

bench-idle: setup ## Watch the idle app for ten minutes beside a bare window
	@$(BIN)/python -m bench.reminders $(ARGS)

simulate: PATIENTS := 10000
simulate: SEED := 1
simulate: setup ## Follow synthetic patients for a year each, on all cores (PATIENTS=10000 SEED=1)
	@$(BIN)/python -m tests.simulation.many --patients $(PATIENTS) --seed $(SEED) $(ARGS)

torture: setup ## Kill the running app a hundred times and look at what is left
	@$(BIN)/python -m tests.torture $(ARGS)

fuzz: INPUTS := 1000000
fuzz: SEED := 1
fuzz: setup ## Feed the reader of clinic packs with a million damaged ones (INPUTS=1000000 SEED=1)
	@$(BIN)/python -m tests.fuzz_packs --inputs $(INPUTS) --seed $(SEED) $(ARGS)

screens: setup ## Render every screen and sheet of the demo to build/screens/
	@QT_QPA_PLATFORM=offscreen $(BIN)/aftercare --demo --render build/screens $(ARGS)

assets: build/assets/made-from.txt ## Cut the fonts and collect the icons into build/assets/

package: LIBRARIES := package
package: build/package/installed ## Build the .deb, the .rpm and the portable archive into dist/
	@PYTHON=$(BIN)/python packaging/linux/make_packages.sh

check-package: LIBRARIES := package
check-package: package $(SAMPLE_PACK) ## Install the .deb in a bare Debian 12 and try it there (needs root)
	@packaging/linux/check_chroot.sh dist/aftercare_*_*.deb $(SAMPLE_PACK) "$(SAMPLE_NUMBER)"

package-windows: LIBRARIES := windows
package-windows: build/package/installed ## Build the installer for Windows into dist/
	@$(BIN)/python packaging/windows/build_installer.py build/package/windows dist

check-windows: LIBRARIES := windows
check-windows: package-windows $(SAMPLE_PACK) ## Install it in Wine and try it there (needs root)
	@packaging/windows/check_wine.sh dist/Aftercare-*-setup.exe $(SAMPLE_PACK) "$(SAMPLE_NUMBER)"

bench-package: LIBRARIES := package
bench-package: build/package/installed ## Measure the packaged program beside the same from source and a bare window
	@$(BIN)/python -m bench.packaged build/package/bench

package-twice: LIBRARIES := package
package-twice: build/package/installed ## Build the folder twice from scratch and compare file by file
	@$(BIN)/python packaging/compare_builds.py build/package/twice

wheel: setup ## Build the wheel into dist/
	@$(BIN)/uv build --wheel --no-build-isolation --python $(BIN)/python

lock: setup ## Choose the newest allowed versions and write uv.lock
	@$(BIN)/uv lock --quiet --upgrade --python $(PYTHON)

clean: ## Remove what was built and installed here
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache

# What the targets above stand on.

system-libraries:
	@PYTHON=$(PYTHON) packaging/linux/system-libraries.sh $(LIBRARIES)

# pip brings the locked uv; uv brings the rest as locked, each checked by its hash, and this project as an editable
# install. Both trust what the system trusts: uv by its settings, pip by the variable, once the certificates are there.
.venv/installed: uv.lock pyproject.toml packaging/assets/wheel_hook.py | system-libraries
	@echo "Installing the locked Python packages into .venv"
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv --clear .venv
	@PIP_CERT=$${PIP_CERT:-$$(ls $(SYSTEM_CERTIFICATES) 2>/dev/null)} \
	    $(BIN)/pip install --quiet "uv==$$(awk '/^name = "uv"/ { getline; gsub(/"/, "", $$3); print $$3 }' uv.lock)"
	@$(BIN)/uv sync --quiet --locked --inexact --active --python $(PYTHON)
	@touch $@

# What our paper is measured beside, as locked; only the target `bench` brings it.
.venv/bench-installed: build/assets/made-from.txt uv.lock
	@echo "Installing what is measured beside us into .venv"
	@$(BIN)/uv sync --quiet --locked --inexact --active --python $(PYTHON) --group bench
	@touch $@

# npm brings what the tests hold our files against, as locked; nothing of it runs while it is installed.
build/node/installed: tests/node/package.json tests/node/package-lock.json | system-libraries
	@echo "Installing the locked Node packages into build/node"
	@mkdir -p build/node && cp $^ build/node
	@npm ci --prefix build/node --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# A signed pack of an invented clinic, to try what is handed out with.
$(SAMPLE_PACK): build/package/installed
	@rm -rf $(@D)/sample && mkdir -p $(@D)/sample && echo "only to try things with" >$(@D)/sample/words
	@$(BIN)/aftercare-clinic new $(@D)/sample/maple-street --from iv-infusion >/dev/null
	@$(BIN)/aftercare-clinic key new --clinic "Maple Street Infusion Clinic" \
	    --passphrase-file $(@D)/sample/words $(@D)/sample/sample.aftercare-key >/dev/null
	@$(BIN)/aftercare-clinic sign $(@D)/sample/maple-street --key $(@D)/sample/sample.aftercare-key \
	    --passphrase-file $(@D)/sample/words --out $@ >/dev/null

# What only those need who build packages.
build/package/installed: build/assets/made-from.txt
	@$(BIN)/uv sync --quiet --locked --inexact --active --group package --python $(PYTHON)
	@mkdir -p $(@D)
	@touch $@

build/assets/made-from.txt: .venv/installed packaging/assets/build_assets.py $(wildcard packaging/assets/*.txt)
	@$(BIN)/python packaging/assets/build_assets.py
	@touch $@
