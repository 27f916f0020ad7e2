#!/usr/bin/env bash
# Installs the .deb in a bare Debian 12 and tries it as a patient would: with nothing but what the package asks for.
#
#   check_chroot.sh dist/aftercare_X_amd64.deb [PACK.aftercare-clinic [A TELEPHONE NUMBER OF THAT CLINIC]]
#
# Needs root, debootstrap, Xvfb and what packaging/screen.sh needs. Keeps the bare system in build/package/chroot for the next time and says what it did.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

deb=$(realpath "${1:?usage: check_chroot.sh PACKAGE.deb [PACK [NUMBER]]}")
pack=${2:+$(realpath "$2")}
number=${3:-}
work=$PWD/build/package/chroot
base=$work/bare
root=$work/tried
display=:77
# shellcheck source=packaging/screen.sh
source packaging/screen.sh
version=$(dpkg-deb -f "$deb" Version)

fail() {
    echo "check_chroot.sh: $1" >&2
    exit 1
}
say() { printf '  %s\n' "$1"; }
[[ $(id -u) -eq 0 ]] || fail "needs root for chroot; run it with sudo"

# The mirror that this machine's apt uses; the bare system is fetched once.
if [[ ! -e $base/etc/debian_version ]]; then
    mirror=$(apt-get indextargets --format "\$(SITE)" | head -n 1)
    rm -rf "$base"
    mkdir -p "$work"
    debootstrap --variant=minbase --include=ca-certificates bookworm "$base" "$mirror" >"$work/debootstrap.log" ||
        fail "no bare system could be fetched; see $work/debootstrap.log"
fi
rm -rf "$root"
cp -a "$base" "$root"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
find /etc/apt/apt.conf.d -name '*prox*' -exec cp {} "$root/etc/apt/apt.conf.d/" \;
cp "$deb" "$root/new.deb"

inside() {
    # shellcheck disable=SC2016  # the inner shell is handed the folder and the words
    unshare --mount --fork --pid --kill-child bash -c \
        'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && mount --rbind /sys "$0/sys" && exec chroot "$0" "$@"' \
        "$root" "$@"
}
as_patient() {
    inside su patient -s /bin/bash -c \
        "cd; export LANG=C.UTF-8 DISPLAY=$display XDG_RUNTIME_DIR=/tmp/run-patient; mkdir -pm700 \$XDG_RUNTIME_DIR; $1"
}
data_there() { (cd "$root/home/patient/kept" && find . -name '*.db' -exec sha256sum {} + | sort); }
installs() { inside apt-get install -y -qq --no-install-recommends "$@" >>"$work/apt.log" 2>&1; }

inside bash -c 'apt-get update -qq && useradd --create-home patient' >"$work/apt.log" 2>&1 ||
    fail "the bare system finds no packages; see $work/apt.log"

# An older version first, as many computers will have one; it holds the same files under a lower number.
rm -rf "$work/older"
dpkg-deb -R "$deb" "$work/older"
sed -i "s/^Version: .*/Version: 0.0.1/" "$work/older/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$work/older" "$root/older.deb" >/dev/null
rm -rf "$work/older"

installs ./older.deb || fail "does not install; see $work/apt.log"
say "installed, with nothing but what it asks for"

Xvfb $display -ac -screen 0 1400x900x24 >/dev/null 2>&1 &
trap 'kill %1 2>/dev/null || true' EXIT
for platform in offscreen xcb; do
    told=$(as_patient "timeout 300 env QT_QPA_PLATFORM=$platform aftercare --self-test" 2>&1) ||
        fail "--self-test ($platform): $told"
    say "--self-test on $platform: $told"
done

# What a clinic hands out: made by the installed program, and installed by the line that it writes for the clinic's computers.
if [[ -n $pack ]]; then
    clinic=$(.venv/bin/aftercare-clinic verify "$pack" | sed -n '1s/:.*//p')
    mkdir "$root/tmp/given" && cp "$deb" "$pack" "$root/tmp/given/" && chmod 644 "$root/tmp/given/"*
    as_patient "aftercare-clinic installer /tmp/given/$(basename "$pack") --installers /tmp/given --out /tmp/hand-out" \
        >"$work/hand-out.log" 2>&1 || fail "no hand-out was made; see $work/hand-out.log"
    (cd "$root/tmp/hand-out" && sha256sum --check --quiet checksums.txt) || fail "the checksums of the hand-out are wrong"
    [[ $(head -c 5 "$root/tmp/hand-out/guide-en.pdf") == %PDF- ]] || fail "the hand-out has no guide"
    line=$(grep '^  sudo apt' "$root/tmp/hand-out/for-computers-of-the-clinic.txt") || fail "no line for the clinic's computers"
    inside apt-get purge -y -qq aftercare >>"$work/apt.log" 2>&1 || fail "does not uninstall; see $work/apt.log"
    # The bare system has no sudo, and is root already.
    inside bash -c "cd /tmp/hand-out; sudo() { \"\$@\"; }; $line" >>"$work/apt.log" 2>&1 ||
        fail "the line for the clinic's computers stopped; see $work/apt.log"
    say "aftercare-clinic made the hand-out, and its line for the clinic's computers installed it"
    as_patient 'timeout 300 env QT_QPA_PLATFORM=xcb aftercare --data-dir first' >"$work/window.log" 2>&1 &
    opened=$!
    names_clinic "$clinic" "$number"
    say "the first start names $clinic and its number ${number:-(none was given to look for)}"
    # The room that the window runs in ends with the process that holds it.
    pkill -KILL -P $opened || true
    wait $opened 2>/dev/null || true
    rm -rf "$root/etc/aftercare" "$root/tmp/hand-out" "$root/tmp/given"
    installs --allow-downgrades ./older.deb || fail "the older version does not install; see $work/apt.log"
fi

opens="timeout 60 env QT_QPA_PLATFORM=offscreen aftercare --data-dir kept --reconcile"
as_patient "$opens" || fail "does not open a folder of its own"
before=$(data_there)
[[ -n $before ]] || fail "kept nothing in its folder"
installs ./new.deb || fail "does not upgrade; see $work/apt.log"
[[ $(inside dpkg-query -W -f "\${Version}" aftercare) == "$version" ]] || fail "the upgrade left the older version"
[[ $(data_there) == "$before" ]] || fail "the upgrade changed the person's data"
as_patient "$opens" || fail "does not open the data of the older version"
before=$(data_there)
say "upgraded from 0.0.1 to $version, with the data as it was"

installs shared-mime-info desktop-file-utils libglib2.0-bin || fail "no desktop tools to try with; see $work/apt.log"
told=$(as_patient 'echo x >one.aftercare-clinic; gio info -a standard::content-type one.aftercare-clinic')
[[ $told == *application/vnd.aftercare.clinic-pack* ]] || fail "the desktop does not know a clinic file by its name: $told"
told=$(as_patient 'gio mime application/vnd.aftercare.clinic-pack')
[[ $told == *org.aftercare.Aftercare.desktop* ]] || fail "a double-click on a clinic file does not open Aftercare: $told"
say "a clinic file is known, and opens with Aftercare"

inside apt-get purge -y -qq aftercare >>"$work/apt.log" 2>&1 || fail "does not uninstall; see $work/apt.log"
# An empty /opt goes with the package that was the only one there.
left=$(cd "$root" && mkdir -p opt && find etc opt usr -ipath '*aftercare*')
[[ -z $left ]] || fail "uninstalling left behind: $left"
[[ $(data_there) == "$before" ]] || fail "uninstalling changed the person's data"
say "uninstalled: nothing of the program is left, and the person's data is as it was"
rm -rf "$root"
