#!/usr/bin/env bash
# Builds Aftercare.app and a disk image for macOS 13 and later. UNTESTED: it was written and linted on Linux, and nobody
# has run it on a Mac yet. packaging/README.md says what to look at on the first one.
#
#   packaging/macos/build.sh
#   SIGN_IDENTITY="Developer ID Application: ..."   signs, with the hardened runtime
#   NOTARY_PROFILE=name                             sends it to Apple (a profile of `xcrun notarytool store-credentials`)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[[ $(uname -s) == Darwin ]] || {
    echo "packaging/macos/build.sh: needs a Mac; this is $(uname -s)" >&2
    exit 1
}
python=${PYTHON:-.venv/bin/python}
build=build/package/macos
version=$("$python" packaging/build_folder.py --version)
app=$build/Aftercare.app
image=dist/Aftercare-$version.dmg

"$python" packaging/build_folder.py "$build"
if [[ -n ${SIGN_IDENTITY:-} ]]; then
    # From the inside out: each library, then the programs, then the whole.
    find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
        xargs -0 codesign --force --timestamp --options runtime --sign "$SIGN_IDENTITY"
    codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist \
        --sign "$SIGN_IDENTITY" "$app"
    codesign --verify --deep --strict "$app"
else
    echo "Not signed: no SIGN_IDENTITY was given. Gatekeeper will ask patients whether they trust it."
fi
"$app/Contents/MacOS/aftercare" --self-test

rm -rf "$build/image"
mkdir -p "$build/image" dist
cp -R "$app" "$build/image/"
ln -s /Applications "$build/image/Applications"
hdiutil create -volname "Aftercare $version" -srcfolder "$build/image" -ov -format UDZO "$image"
if [[ -n ${NOTARY_PROFILE:-} ]]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
(cd dist && shasum -a 256 "$(basename "$image")" >"aftercare-$version-macos.sha256")
