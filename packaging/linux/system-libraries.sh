#!/usr/bin/env bash
# Installs the system packages that Aftercare needs on Debian and its relatives: what is missing, and nothing else.
#
#   system-libraries.sh [--print] run|test|bench|package|windows
#
# run      what opening the app and rendering its screens needs
# test     that, and what the tests need: an X server, D-Bus, a notification daemon, an accessibility bus, PDF tools, a print server, faketime, desktop-file-validate, node, Chromium
# bench    that, and what `make bench` measures our paper beside
# package  what building and trying the packages for Linux needs
# windows  what building the installer for Windows and trying it in Wine needs
# --print  lists the packages, one a line, and installs nothing
#
# Without root it prints the command to give and ends well, as the libraries may be there in another form.
set -euo pipefail

run_packages=(
    # Certificates for the Python package client
    ca-certificates
    # Qt itself, also without a display
    libglib2.0-0 libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon0
    # Qt on X11
    libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0
    libxcb-shape0 libxcb-xkb1 libxcb-randr0 libxcb-sync1 libxcb-xfixes0 libx11-xcb1
    # Qt on Wayland
    libwayland-client0 libwayland-cursor0 libwayland-egl1
    # Letters that the app's own font does not have
    fonts-dejavu-core
)
test_packages=(
    "${run_packages[@]}"
    # A display of its own, and hands to use it
    xvfb xauth xdotool
    # A message bus and a real notification daemon
    dbus dbus-x11 dunst libnotify-bin
    # What a screen reader sees
    at-spi2-core python3-pyatspi gir1.2-atspi-2.0
    # What came out on paper
    poppler-utils
    # A clock that jumps
    faketime
    # Whether a desktop would take our entries for starting at login
    desktop-file-utils
    # A real print queue
    cups-daemon cups-client
    # Another reader of our calendar files
    nodejs
    # A phone to hold our page on: a browser without a screen
    chromium-headless-shell
)

package_packages=(
    "${run_packages[@]}"
    # PyInstaller looks into libraries and makes them smaller; ICU's own tool takes out what is not used
    binutils gcc libc6-dev icu-devtools
    # The packages themselves, and whether desktops and software centres take what we say of us
    dpkg rpm xz-utils desktop-file-utils appstream
    # A bare system to try them in, with a display, hands and eyes
    debootstrap xvfb xdotool imagemagick tesseract-ocr tesseract-ocr-eng
)
windows_packages=(
    "${run_packages[@]}"
    # The starters and the installer, and their signatures
    gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64 nsis osslsigncode
    # Licences of what is shipped stand with these
    icu-devtools
    # A system with a Wine that is new enough, with a display, hands and eyes
    debootstrap xvfb xdotool imagemagick tesseract-ocr tesseract-ocr-eng
)

bench_packages=(
    "${test_packages[@]}"
    # WeasyPrint, which our paper is measured beside
    libpango-1.0-0 libpangoft2-1.0-0
)

usage() {
    echo "usage: $0 [--print] run|test|bench|package|windows" >&2
    exit 2
}

print_only=false
if [[ ${1:-} == --print ]]; then
    print_only=true
    shift
fi
[[ $# -eq 1 ]] || usage
case $1 in
    run) wanted=("${run_packages[@]}") ;;
    test) wanted=("${test_packages[@]}") ;;
    bench) wanted=("${bench_packages[@]}") ;;
    package) wanted=("${package_packages[@]}") ;;
    windows) wanted=("${windows_packages[@]}") ;;
    *) usage ;;
esac
# Debian keeps the part of Python that makes virtual environments in a package of its own.
if ! "${PYTHON:-python3.11}" -c 'import ensurepip, venv' 2>/dev/null; then
    wanted+=(python3-venv)
fi
# So does it with the part of Node that fetches packages; Node from elsewhere brings it along.
if [[ $1 == test ]] && ! command -v npm >/dev/null; then
    wanted+=(npm)
fi

if $print_only; then
    printf '%s\n' "${wanted[@]}"
    exit 0
fi
if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "This system has no apt-get. If Qt does not start, install what these Debian packages hold: ${wanted[*]}"
    exit 0
fi

# Debian 13 and Ubuntu 24.04 renamed some libraries with a t64 ending, so either name will do.
installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" "${wanted[@]/%/t64}" 2>/dev/null || true)
missing=()
for package in "${wanted[@]}"; do
    grep -qxE "installed $package(t64)?" <<<"$installed" || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

if [[ $(id -u) -ne 0 ]]; then
    echo "Some system packages are missing. Install them with:"
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
    exit 0
fi
echo "Installing system packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
