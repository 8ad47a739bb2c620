# Works on a fresh Debian machine with Python 3.11, make and git; everything else goes into .venv.
# PYTHON names the interpreter that .venv is made with.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: site publish edit editor zensical test test-long sbom audit fuzz mutate bench bench-against bench-cluster bench-reader look pictures lint check serve schemas lock clean help

help:  ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# The site can do without the editor, where its parts cannot be had.
site: $(VENV)/.base  ## Build the site into site/
	@$(MAKE) --no-print-directory editor || echo "The editor could not be fetched; the site is built without it." >&2
	$(RUN)/python build.py

publish: $(VENV)/.base  ## Build, show what changes for visitors, ask, and send it where policy.yml says (OPTIONS="--dry-run")
	@$(MAKE) --no-print-directory editor || echo "The editor could not be fetched; the site is built without it." >&2
	$(RUN)/python build.py publish --lang nl $(OPTIONS)

serve: $(VENV)/.base  ## Live preview on this machine
	$(RUN)/python build.py serve

check: $(VENV)/.base  ## Read and check everything, build nothing (OPTIONS="--lang nl")
	$(RUN)/python build.py check $(OPTIONS)

edit: $(VENV)/.base editor  ## The editor for the files on this machine, with the preview, in Dutch
	$(RUN)/python build.py serve --lang nl

editor: editor/dist/editor.js  ## Fetch the editor in the browser (npm) and bundle it

zensical: $(VENV)/.zensical  ## Install the second engine (build.py --engine zensical)

test: $(VENV)/.dev $(VENV)/.node browser editor  ## The tests of each change, in the browser too
	$(RUN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder

test-long: $(VENV)/.dev browser editor tests/node_modules/.package-lock.json  ## The tests that take minutes; GitHub and GitLab run them when the program changes
	@sh tests/need-browser.sh chromium firefox-esr rsync soffice=libreoffice-writer-nogui
	@# The package starts a server: on a machine of somebody's own, that is for them to install.
	@[ -z "$$CI" ] || sh tests/need-browser.sh sshd=openssh-server
	@sh tests/need-servers.sh .cache/servers
	$(RUN)/python -m pytest -n auto -m long

look: $(VENV)/.dev browser site  ## Pictures of the pages and the paper, into build/pictures
	$(RUN)/python -m tests.look

pictures: $(VENV)/.dev browser site  ## The pictures of the manual again, from the site as it is
	$(RUN)/python -m tests.manual

lint: $(VENV)/.dev editor  ## Style, types and workflows
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/node tests/workflows.mjs .github/workflows/*.yml

# Browsers and the PDF tools come from Debian; where that may not be done, say what is missing.
.PHONY: browser
browser:
	@sh tests/need-browser.sh

# The lock files hold hashes and no package host: pip asks whatever index this machine is set up with.
INSTALL = $(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

$(VENV)/.base: requirements/base.txt
	@sh requirements/need-python.sh $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements/base.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	$(INSTALL) -r requirements/dev.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.base requirements/bench.txt
	$(INSTALL) -r requirements/bench.txt
	@touch $@

$(VENV)/.zensical: $(VENV)/.base requirements/zensical.txt
	$(INSTALL) -r requirements/zensical.txt
	@touch $@

$(VENV)/.fuzz: $(VENV)/.dev requirements/fuzz.txt
	$(INSTALL) -r requirements/fuzz.txt
	@touch $@

$(VENV)/.mutation: $(VENV)/.dev requirements/mutation.txt
	$(INSTALL) -r requirements/mutation.txt
	@touch $@

$(VENV)/.supply: $(VENV)/.base requirements/supply.txt
	$(PYTHON) -m venv $(VENV)/supply
	$(VENV)/supply/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/supply.txt
	@touch $@

$(VENV)/.node: $(VENV)/.base requirements/editor.txt
	$(INSTALL) -r requirements/editor.txt
	@touch $@

# Says what went wrong, and nothing else.
NPM = npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null

editor/dist/editor.js: $(VENV)/.node editor/package-lock.json editor/package.json $(wildcard editor/*.js)
	cd editor && export PATH="$(CURDIR)/$(RUN):$$PATH" && $(NPM) && npm run --silent build

# What only the long tests need.
tests/node_modules/.package-lock.json: $(VENV)/.node tests/package-lock.json tests/package.json
	cd tests && export PATH="$(CURDIR)/$(RUN):$$PATH" && $(NPM)

sbom: $(VENV)/.supply editor  ## List all that the site is made with (CycloneDX), into build/
	mkdir -p build
	$(VENV)/supply/bin/cyclonedx-py requirements requirements/base.txt --pyproject pyproject.toml --output-reproducible \
		--short-PURLs -o build/sbom.json
	cd editor && export PATH="$(CURDIR)/$(RUN):$$PATH" && \
		npm sbom --sbom-format cyclonedx --package-lock-only --omit dev > ../build/sbom-editor.json

audit: $(VENV)/.supply  ## Ask whether any of it is known to be unsafe (needs the network)
	$(VENV)/supply/bin/pip-audit --requirement requirements/base.txt --require-hashes --disable-pip

SECONDS ?= 60
fuzz: $(VENV)/.fuzz  ## Feed the readers, then prose and lists, with what nobody would write (SECONDS=3600)
	$(RUN)/python -m tests.hostile.fuzz -max_total_time=$(SECONDS)
	$(RUN)/python -m tests.hostile.fuzz_prose -max_total_time=$(SECONDS)
	$(RUN)/python -m tests.hostile.fuzz_lists -max_total_time=$(SECONDS)

mutate: $(VENV)/.mutation  ## Change the assembling code in hundreds of ways; what does no test notice? (10 minutes)
	mkdir -p build
	$(RUN)/mutmut run > build/mutation.log 2>&1 || true
	$(RUN)/mutmut results
	@tail -c 120 build/mutation.log; echo

bench: $(VENV)/.bench  ## Measure speed and memory on this machine (OPTIONS="--events 10 100")
	$(RUN)/python benchmarks/paper.py
	$(RUN)/python benchmarks/scale.py $(OPTIONS)

REV ?= HEAD~1
bench-against: $(VENV)/.base  ## Measure this tree beside an earlier commit, and tell what became dearer by a fifth (REV=main~10)
	$(RUN)/python benchmarks/against.py $(REV) $(OPTIONS)

bench-cluster: $(VENV)/.dev  ## Measure what each worker of a Dask cluster on this machine adds (OPTIONS="--workers 1 2")
	$(RUN)/python benchmarks/cluster.py $(OPTIONS)

bench-reader: $(VENV)/.dev site benchmarks/lighthouse/node_modules/.package-lock.json  ## Lighthouse on a page of every kind, behind nginx (OPTIONS="--runs 1")
	@sh tests/need-browser.sh chromium
	@sh tests/need-servers.sh .cache/servers
	$(RUN)/python benchmarks/listing.py
	PATH="$(CURDIR)/$(RUN):$$PATH" $(RUN)/python benchmarks/reader.py $(OPTIONS)

benchmarks/lighthouse/node_modules/.package-lock.json: $(VENV)/.node benchmarks/lighthouse/package-lock.json
	cd benchmarks/lighthouse && export PATH="$(CURDIR)/$(RUN):$$PATH" && $(NPM)

LOCK = $(RUN)/python -m uv pip compile --quiet --generate-hashes --universal --no-emit-index-url --no-emit-find-links \
	--python-version 3.11 --custom-compile-command "make lock"
schemas: $(VENV)/.base  ## Write the schemas and forms again from the models
	$(RUN)/python -m toolbox.desk.schemas
	$(RUN)/python -m toolbox.desk.forms

lock: $(VENV)/.base  ## Write the lock files again from pyproject.toml
	$(RUN)/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK) pyproject.toml -o requirements/base.txt
	$(LOCK) pyproject.toml --extra zensical -o requirements/zensical.txt
	$(LOCK) pyproject.toml --group dev -o requirements/dev.txt
	$(LOCK) pyproject.toml --group bench -o requirements/bench.txt
	$(LOCK) --group pyproject.toml:fuzz -o requirements/fuzz.txt
	$(LOCK) --group pyproject.toml:supply -o requirements/supply.txt
	$(LOCK) --group pyproject.toml:mutation -o requirements/mutation.txt
	$(LOCK) --group pyproject.toml:editor -o requirements/editor.txt

clean:  ## Delete what was built
	rm -rf build site editor/dist .cache
