#!/usr/bin/env bash
# Installs the Windows program in Wine 10 and tries it: install, self-test, a sheet, the window, update, uninstall.
#
#   check_wine.sh dist/Aftercare-X-setup.exe [PACK.aftercare-clinic [A TELEPHONE NUMBER OF THAT CLINIC]]
#
# Needs root, debootstrap, Xvfb, xdotool, imagemagick and the cross compiler. Wine 10 is Debian 13's, so it lives in a bare
# Debian 13 in build/package/wine, which is fetched once. What Wine cannot show is in packaging/README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

installer=$(realpath "${1:?usage: check_wine.sh INSTALLER [PACK [NUMBER]]}")
pack=${2:+$(realpath "$2")}
number=${3:-}
work=$PWD/build/package/wine
root=$work/trixie
display=:78
# shellcheck source=packaging/screen.sh
source packaging/screen.sh
qt_folder='C:\users\root\AppData\Local\Programs\Aftercare'
there=$root/wp/drive_c/users/root/AppData/Local/Programs/Aftercare

fail() {
    echo "check_wine.sh: $1" >&2
    exit 1
}
say() { printf '  %s\n' "$1"; }
[[ $(id -u) -eq 0 ]] || fail "needs root for chroot; run it with sudo"

inside() {
    # shellcheck disable=SC2016  # the inner shell is handed the folder and the words
    unshare --mount --fork --pid --kill-child bash -c \
        'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" bash -c "$1"' "$root" "$1"
}
# No browser and no .NET; and no entries in the menus of the system around Wine, which Windows has not.
without='mscoree,mshtml=d;winemenubuilder.exe=d'
wine() {
    # A program of Windows wants to be given something to read and a pipe to write to.
    inside "export WINEPREFIX=/wp WINEDEBUG=-all WINEDLLOVERRIDES='$without' DISPLAY=$display LANG=C.UTF-8 HOME=/root; \
        set -o pipefail; cd /wp/drive_c 2>/dev/null; timeout ${PATIENCE:-400} $1 </dev/null 2>&1 | cat"
}
# What Wine itself changes with every start is not ours.
left_there() {
    {
        (cd "$root/wp/drive_c" && find . \( -path ./windows -o -path ./hand-out -o -path ./users/root/Temp -o -path '*/AppData/Local/Temp' \) -prune -o -type f -print)
        grep -aiE 'aftercare' "$root/wp/user.reg" || true
    } | LC_ALL=C sort
}

# A link by a name that only counts inside.
if [[ ! -L $root/usr/bin/wine ]]; then
    mirror=$(apt-get indextargets --format "\$(SITE)" | head -n 1)
    rm -rf "$root"
    mkdir -p "$work"
    debootstrap --variant=minbase --include=ca-certificates trixie "$root" "$mirror" >"$work/debootstrap.log" ||
        fail "no Debian 13 could be fetched; see $work/debootstrap.log"
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    find /etc/apt/apt.conf.d -name '*prox*' -exec cp {} "$root/etc/apt/apt.conf.d/" \;
    inside 'dpkg --add-architecture i386 && apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends wine wine64 wine32:i386' >"$work/apt.log" 2>&1 ||
        fail "Wine could not be installed; see $work/apt.log"
fi

Xvfb $display -ac -screen 0 1400x900x24 >/dev/null 2>&1 &
trap 'kill %1 2>/dev/null || true' EXIT
rm -rf "$root/wp"
wine "wineboot -i" >/dev/null
x86_64-w64-mingw32-gcc -shared -O2 -s -o "$root/wp/drive_c/windows/system32/icuuc.dll" packaging/windows/icuuc_stub.c
left_there >"$work/before.txt"
mkdir -p "$root/wp/drive_c/hand-out"
cp "$installer" "$root/wp/drive_c/hand-out/setup.exe"

wine "wine 'C:\\hand-out\\setup.exe' /S" >/dev/null || fail "the installer stopped"
[[ -f $there/Aftercare.exe && -f $there/uninstall.exe ]] || fail "the installer put nothing where it belongs"
told=$(wine "wine reg query 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run' /v Aftercare")
[[ $told == *--at-login* ]] || fail "it does not start at login"
size=$(du -s --apparent-size -B1000000 "$there" | cut -f1)
[[ $size -le 140 ]] || fail "it takes $size MB of the disk, and 140 were to be enough"
say "installed without a question, $size MB"

for platform in offscreen windows; do
    cat >"$root/wp/drive_c/hand-out/try.bat" <<BAT
set QT_QPA_PLATFORM=$platform
"$qt_folder\\Aftercare.exe" --self-test
BAT
    told=$(PATIENCE=900 wine "wine cmd /c 'C:\\hand-out\\try.bat'") || fail "--self-test ($platform): $told"
    say "--self-test on $platform: $(tail -n 1 <<<"$told" | tr -d '\r')"
done
told=$(PATIENCE=600 wine "wine '$qt_folder\\Aftercare.exe' --demo --render 'C:\\hand-out\\demo'") || fail "no sheets: $told"
sheets=$(find "$root/wp/drive_c/hand-out/demo" -name '*.pdf' -size +10k | wc -l)
[[ $sheets -gt 0 ]] || fail "no sheet was written"
say "wrote $sheets sheets"
told=$(wine "wine '$qt_folder\\aftercare-clinic.exe' --version") || fail "the commands for clinics do not start: $told"
say "aftercare-clinic says $(tail -n 1 <<<"$told" | tr -d '\r')"

# The window, as a person would see it: the demo filled in, then Get help now by its key.
opened() {
    inside "export WINEPREFIX=/wp WINEDEBUG=-all WINEDLLOVERRIDES='$without' DISPLAY=$display HOME=/root; \
        timeout 600 wine '$qt_folder\\Aftercare.exe' $1 </dev/null 2>&1 | cat" >"$work/window.log" 2>&1 &
    window=$!
}
# The room that the window runs in ends with the process that holds it, and all of Wine in it.
closed() {
    pkill -KILL -P "$window" || true
    wait "$window" 2>/dev/null || true
}
opened --demo
comes_up 'Right now' || fail "the window stayed empty; look at $work/now.png and $work/window.log"
shot window
DISPLAY=$display xdotool key F1
comes_up 'Pick up any phone' || fail "Get help now did not come up by its key; look at $work/now.png"
shot help
say "the window came up, and Get help now by its key (pictures in $work)"
closed

# What a clinic hands out: made by the installed program; the pack is taken from beside the installer, and by the line for the
# clinic's own computers. Without a pack the installer still has to install over itself.
if [[ -n $pack ]]; then
    clinic=$(.venv/bin/aftercare-clinic verify "$pack" | sed -n '1s/:.*//p')
    given=$root/wp/drive_c/hand-out/given made=$root/wp/drive_c/hand-out/made
    mkdir "$given" && cp "$installer" "$pack" "$given/"
    told=$(wine "wine '$qt_folder\\aftercare-clinic.exe' installer 'C:\\hand-out\\given\\$(basename "$pack")' \
        --installers 'C:\\hand-out\\given' --out 'C:\\hand-out\\made'") || fail "no hand-out was made: $told"
    (cd "$made" && sha256sum --check --quiet checksums.txt) || fail "the checksums of the hand-out are wrong"
    [[ $(head -c 5 "$made/guide-en.pdf") == %PDF- ]] || fail "the hand-out has no guide"
    say "aftercare-clinic made the hand-out"
    wine "wine 'C:\\hand-out\\made\\$(basename "$installer")' /S" >/dev/null || fail "it does not install over itself"
    taken=$there/clinic-packs/$(cd "$made" && echo ./*.aftercare-clinic)
    [[ -f $taken ]] || fail "the clinic's file beside the installer was not taken"
    opened ''
    names_clinic "$clinic" "$number"
    closed
    say "installed over itself from there; the first start names $clinic and its number ${number:-(none was given to look for)}"
    rm -r "$there/clinic-packs"
    # The installer moves away from the clinic's file, so that only the line can bring it.
    mv "$made/$(basename "$installer")" "$root/wp/drive_c/hand-out/"
    { printf 'set PATH=C:\\hand-out;%%PATH%%\r\ncd /d C:\\hand-out\\made\r\n' && grep -F '/S /PACK=' "$made/for-computers-of-the-clinic.txt"; } >"$root/wp/drive_c/hand-out/line.bat"
    wine "wine cmd /c 'C:\\hand-out\\line.bat'" >/dev/null || fail "the line for the clinic's computers stopped"
    [[ -f $taken ]] || fail "the line for the clinic's computers left the clinic's file out"
    say "the line for the clinic's computers installed it again, with the clinic's file"
else
    wine "wine 'C:\\hand-out\\setup.exe' /S" >/dev/null || fail "it does not install over itself"
    say "installed over itself"
fi

wine "wine '$qt_folder\\uninstall.exe' /S '_?=$qt_folder'" >/dev/null || fail "the uninstaller stopped"
rm -f "$there/uninstall.exe"
rmdir "$there" 2>/dev/null || true
left_there >"$work/after.txt"
remains=$(LC_ALL=C comm -13 "$work/before.txt" "$work/after.txt" | grep -vE 'AppData/(Local|Roaming)/(Microsoft|aftercare)/|/fontconfig/' || true)
[[ -z $remains ]] || fail "uninstalling left behind: $remains"
say "uninstalled: what is left is only the person's own data"
