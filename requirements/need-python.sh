#!/bin/sh
# See to it that there is a Python that can make an environment; say in one line what is missing. $1: the interpreter.
set -eu

tell() {
    echo "make: $1" >&2
    exit 1
}

command -v "$1" >/dev/null 2>&1 || tell "there is no '$1' (sudo apt-get install python3 python3-venv)"
"$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    tell "'$1' is older than Python 3.11 (install a newer one and name it: make site PYTHON=python3.11)"
"$1" -c 'import venv, ensurepip' 2>/dev/null || tell "'$1' cannot make an environment (sudo apt-get install python3-venv)"
