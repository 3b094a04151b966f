#!/bin/sh
# Pins a version that pyproject.toml allows of each package, with its hashes: for the program, and for its development.
# A version that is pinned and still fits is kept; delete a lock file first to choose the newest ones.
set -eu

# The oldest Python of ours, because it needs some packages that newer ones bring along. The tool that pins stays out of
# .venv, so that it is not pinned itself.
python3.11 -I -m venv --clear .venv/.lock
.venv/.lock/bin/pip install --quiet --disable-pip-version-check pip-tools uv

lock() { # lock FILE [OPTION...]
    file=$1
    shift
    # No address of a package index: each machine has its own.
    .venv/.lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@" --output-file "$file" pyproject.toml
}

lock packaging/requirements.lock
lock packaging/requirements-dev.lock --extra dev
# The bundle is built on three systems, each of which needs some packages of its own; pip-compile sees only this one.
# What is tested is what ships: hence the constraint.
.venv/.lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra build \
    --constraint packaging/requirements.lock --output-file packaging/requirements-build.lock pyproject.toml
