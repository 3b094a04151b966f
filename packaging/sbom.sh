#!/bin/sh
# What is Bilan made of, for programs that look for known faults? Writes FILE (CycloneDX, JSON) from the run-time lock,
# the same bytes each time.
#
# packaging/sbom.sh FILE
set -eu
cd "$(dirname "$0")/.."
mkdir -p "$(dirname "$1")"
# The hashes of the lock say what is meant. No address of a package index: each machine has its own.
# It warns that a lock does not tell who needs whom.
PYTHONWARNINGS=ignore .venv/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --short-PURLs \
    --index-url https://index.example/ --output-file "$1" packaging/requirements.lock
