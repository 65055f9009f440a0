# make help lists what there is.
SHELL := /bin/bash
DATA ?= ./framsyn-data
PORT ?= 8080
RELEASE := .build/release/framsyn
DEBUG := .build/debug/framsyn
# Programs are built for the machine they are built on: wider vectors where its processor has them (x86-64-v3).
NATIVE := $(shell grep -qw avx2 /proc/cpuinfo 2>/dev/null && grep -qw bmi2 /proc/cpuinfo && echo -Xcc -march=x86-64-v3)

.PHONY: help run build test lint unit browser api faults fuzz fuzz-short deb check-long bench clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: build ## build what is needed, create the demonstration on first start, serve on http://127.0.0.1:8080
	@[ -e "$(DATA)/framsyn.sqlite" ] || $(RELEASE) demo --data "$(DATA)"
	@$(RELEASE) serve --data "$(DATA)" --port $(PORT)

build: ## the release build
	@Scripts/packages.sh build
	swift build -c release --product framsyn $(NATIVE)

test: ## everything that CI runs: set-up, lint, build, unit, golden, property, browser and fault tests, a little fuzzing
	@Scripts/packages.sh test
	@$(MAKE) --no-print-directory lint
	swift build --build-tests --explicit-target-dependency-import-check error
	$(MAKE) --no-print-directory unit
	$(MAKE) --no-print-directory browser
	$(MAKE) --no-print-directory api
	$(MAKE) --no-print-directory faults
	$(MAKE) --no-print-directory fuzz-short

lint: ## formatting and documentation rules, strict
	swift format lint --strict --parallel --recursive Sources Tests Benchmarks Package.swift

unit: ## unit, golden and property tests
	@Scripts/identity-provider.sh
	swift test --skip-build --parallel

browser: ## every page in a real browser: accessibility, keyboard, narrow screen, without script
	Scripts/browser-tests.sh $(DEBUG)

api: ## what programs read, tried against its own description
	Scripts/api-tests.sh $(DEBUG)

faults: ## what the service must survive: kill -9, a full disk, slow senders, 10,000 connections
	python3 Tests/Faults/suite.py $(DEBUG)

fuzz: ## ten minutes of damaged input a reader
	swift build --build-tests
	Scripts/fuzz.py 600

fuzz-short:
	Scripts/fuzz.py 20

deb: ## the Debian package, in .build-deb
	@Scripts/packages.sh deb
	packaging/build-deb.sh

check-long: deb ## what does not fit in `make test`; run before a release
	@Scripts/identity-provider.sh
	FRAMSYN_LONG=1 swift test
	Scripts/browser-tests.sh $(DEBUG)
	Scripts/api-tests.sh $(DEBUG) --long
	FRAMSYN_LONG=1 python3 Tests/Faults/suite.py $(DEBUG)
	packaging/try-deb.sh .build-deb/framsyn_*.deb

bench: ## the measured figures of docs/performance.md, one a line
	swift run -c release $(NATIVE) --package-path Benchmarks bench

clean: ## remove what was built
	rm -rf .build .build-deb Benchmarks/.build .venv
