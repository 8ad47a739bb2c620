#!/bin/sh
# See to it that the tests have web servers, without installing them: an installed one would start at once, on this machine's
# own ports. Debian's packages are unpacked into the folder given. sh tests/need-servers.sh FOLDER
set -eu

folder=$1
packages="nginx nginx-common caddy apache2-bin libapr1 libaprutil1 media-types"
[ -e "$folder/unpacked" ] && exit 0

fetch() {
    # shellcheck disable=SC2086
    apt-get download $packages >/dev/null 2>&1
}
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
mkdir -p "$folder"
cd "$folder"
if command -v apt-get >/dev/null 2>&1; then
    echo "Fetching $packages with apt" >&2
    if fetch || { $sudo apt-get update >/dev/null 2>&1 && fetch; }; then
        for package in *.deb; do
            dpkg -x "$package" .
            rm "$package"
        done
        touch unpacked
        exit 0
    fi
fi
echo "The long tests need $packages (Debian), and they could not be fetched from here." >&2
exit 1
