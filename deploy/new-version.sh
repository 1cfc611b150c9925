#!/bin/sh
# Make a version of Stemhulp beside the one that runs, from the source folder that this file is in:
#     sh deploy/new-version.sh NAME
# It lands in /opt/stemhulp/versions/NAME. What runs is not touched; `switch-to.sh NAME` does that.
set -eu
name=${1:?"name of the version, such as 0.1.0"}
home=/opt/stemhulp
venv=$home/versions/$name
source=$(cd "$(dirname "$0")/.." && pwd)
case $name in
    *[!A-Za-z0-9._-]* | .*) echo "A name has letters, digits, dots and dashes." >&2; exit 2 ;;
esac
if [ -e "$venv" ]; then echo "$venv is there already: choose another name." >&2; exit 1; fi

umask 022
work=$(mktemp -d)
trap 'rm -rf "$work"; [ -e "$venv/.ready" ] || rm -rf "$venv"' EXIT
python3 -m venv "$work/build"
"$work/build/bin/pip" install --quiet --require-hashes -r "$source/requirements/build.txt"
"$work/build/bin/pip" wheel --quiet --no-deps --no-build-isolation -w "$work" "$source"
mkdir -p "$home/versions"
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --require-hashes -r "$source/requirements/server.txt"
"$venv/bin/pip" install --quiet --no-deps "$work"/stemhulp-*.whl
"$venv/bin/python" -m compileall -q "$venv/lib" || true  # files for other Pythons do not compile
touch "$venv/.ready"
"$venv/bin/stemhulp" --version
