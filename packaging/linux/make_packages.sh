#!/usr/bin/env bash
# Builds what is handed out on Linux into dist/: a .deb, an .rpm, a portable archive, and their checksums.
#
#   PYTHON=.venv/bin/python     the Python that has what `uv sync --group package` installs
#   BUILD=build/package/linux   where it is built
#   OUT=dist                    where the results lie
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

python=${PYTHON:-.venv/bin/python}
build=${BUILD:-build/package/linux}
out=${OUT:-dist}
id=org.aftercare.Aftercare

version=$("$python" packaging/build_folder.py --version)
SOURCE_DATE_EPOCH=$("$python" packaging/build_folder.py --time)
export SOURCE_DATE_EPOCH
machine=$(uname -m)
case $machine in
    x86_64) arch=amd64 ;;
    aarch64) arch=arm64 ;;
    *)
        echo "packaging/linux/make_packages.sh: no package is made for $machine; build on x86_64 or aarch64" >&2
        exit 1
        ;;
esac

"$python" packaging/build_folder.py "$build"

# The tree as it is installed: the folder, two links to its programs, and what desktops and software centres read.
root=$build/root
share=$root/usr/share
rm -rf "$root"
mkdir -p "$root"/{opt,usr/bin} "$share"/{applications,metainfo,mime/packages,icons/hicolor/scalable/apps}
cp -a "$build/aftercare" "$root/opt/"
ln -s /opt/aftercare/aftercare /opt/aftercare/aftercare-clinic "$root/usr/bin/"
cp packaging/linux/share/$id.desktop "$share/applications/"
cp packaging/linux/share/$id.xml "$share/mime/packages/"
cp packaging/icon/aftercare.svg "$share/icons/hicolor/scalable/apps/$id.svg"
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" \
    packaging/linux/share/$id.metainfo.xml >"$share/metainfo/$id.metainfo.xml"
for size in 16 22 24 32 48 64 128 256 512; do
    install -D -m 644 "build/package/icons/$size.png" "$share/icons/hicolor/${size}x$size/apps/$id.png"
done
find "$root" -type d -exec chmod 755 {} +
find "$root/usr/share" -type f -exec chmod 644 {} +
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

mkdir -p "$out"
deb=$out/aftercare_${version}_$arch.deb
rpm=$out/aftercare-$version-1.$machine.rpm
archive=$out/aftercare-$version-linux-$machine.tar.xz
rm -f "$deb" "$rpm" "$archive"

tar --create --sort=name --owner=0 --group=0 --numeric-owner --directory "$build" aftercare |
    xz -9 --threads=1 >"$archive"

size=$(du --apparent-size --summarize --block-size=1024 "$root" | cut -f1)
rm -rf "$build/deb"
mkdir -p "$build/deb/DEBIAN"
cp -al "$root/." "$build/deb/"
sed -e "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@SIZE@/$size/" packaging/linux/control.in >"$build/deb/DEBIAN/control"
dpkg-deb --root-owner-group -Zxz -z9 --build "$build/deb" "$deb" >/dev/null

sed -e "s|@VERSION@|$version|; s|@ROOT@|$PWD/$root|" packaging/linux/aftercare.spec.in >"$build/aftercare.spec"
rpmbuild -bb --quiet --target "$machine" --define "_topdir $PWD/$build/rpm" --define "_rpmdir $PWD/$build/rpm" \
    --define "_rpmfilename $(basename "$rpm")" "$build/aftercare.spec"
mv "$build/rpm/$(basename "$rpm")" "$rpm"

(cd "$out" && sha256sum -- *"$version"*{.deb,.rpm,.tar.xz} >"aftercare-$version-linux.sha256")
# What is handed out has to stay small: 45 MB to download, 140 MB on the disk.
"$python" packaging/check_sizes.py "$deb=45" "$rpm=45" "$archive=45" "$root=140"
