#!/bin/sh
# See to it that the browser tests have a browser and a PDF reader: from Debian where that may be done, else say so.
# sh tests/need-browser.sh [PROGRAM=PACKAGE ...]: what is needed besides, as the long tests need firefox-esr.
set -eu
PATH="$PATH:/usr/sbin" # where sshd is

missing=""
for one in chromium-headless-shell pdftoppm=poppler-utils "$@"; do
    command -v "${one%%=*}" >/dev/null 2>&1 || missing="$missing ${one#*=}"
done
[ -z "$missing" ] && exit 0

sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
if command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing with apt" >&2
    # shellcheck disable=SC2086
    { $sudo apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 ||
        { $sudo apt-get update >/dev/null 2>&1 && $sudo apt-get install -y --no-install-recommends $missing >/dev/null; }; } &&
        exit 0
fi
# The whole browser does as well, only slower.
if [ "$missing" = " chromium-headless-shell" ] && command -v chromium >/dev/null 2>&1; then
    exit 0
fi
echo "The tests need$missing, and it could not be installed from here." >&2
echo "Install it yourself (Debian: sudo apt-get install$missing) and run make again." >&2
exit 1
