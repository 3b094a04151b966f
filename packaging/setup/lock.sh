#!/bin/sh
# Chooses the newest versions that pyproject.toml allows and pins them, with their hashes, for `run` and for development.
# The tool that does it stays out of .venv, so that it is not part of what is pinned.
set -eu

python3 -I -m venv --clear .venv/.lock
.venv/.lock/bin/pip install --quiet --disable-pip-version-check pip-tools

lock() { # lock FILE [OPTION...]
    file=$1
    shift
    # No address of a package index: each machine has its own.
    .venv/.lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@" --output-file "$file" pyproject.toml
}

lock packaging/requirements.lock
lock packaging/requirements-dev.lock --extra dev
