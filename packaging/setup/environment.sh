#!/bin/sh
# Builds .venv, the environment in which Bilan runs and is tested: a suitable Python and the pinned packages.
set -eu

suits() { # a Python of ours: 3.11 to 3.13, as pyproject.toml says
    "$1" -I -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

chosen_python() {
    for python in python3 python3.13 python3.12 python3.11; do
        if suits "$python"; then
            echo "$python"
            return
        fi
    done
    echo "Bilan needs Python 3.11, 3.12 or 3.13, and none of them is on this computer's PATH. Install one and try again." >&2
    return 1
}

is_whole() { # a .venv whose making was not interrupted, and whose Python has not been replaced since
    suits .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1
}

make_venv() { # make_venv PYTHON
    if ! "$1" -I -c 'import ensurepip' 2>/dev/null; then # Debian packs this part of Python apart
        packaging/setup/debian.sh venv
    fi
    "$1" -I -m venv --clear .venv
}

install() { # install WHAT...
    if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input "$@"; then
        echo "Bilan's parts could not be installed; the lines above say why. Is this computer online?" >&2
        return 1
    fi
}

python=$(chosen_python)
echo "Setting up .venv with $("$python" --version); this takes a minute the first time."
is_whole || make_venv "$python"
install --require-hashes -r packaging/requirements-dev.lock
install --no-deps --no-build-isolation -e .
.venv/bin/python -m compileall -q app checks # the vault process may not write byte code itself
