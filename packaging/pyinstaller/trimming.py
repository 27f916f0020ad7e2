"""What stays out of the folder that is handed out, and why.

Patients download this: every part of Qt or of a library that no screen and no sheet uses stays at home. The self-test
of the built program opens every screen and writes every sheet, so that too much cannot go unnoticed.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import PurePosixPath

EXCLUDED_MODULES = [
    # Another toolkit, and what only tests and tools of the standard library use
    "tkinter",
    "unittest",
    "doctest",
    "pydoc",
    "pdb",
    "lib2to3",
    "ensurepip",
    "setuptools",
    "pip",
    # Optional helpers of our libraries
    "numpy",
    "IPython",
    "uharfbuzz",
    "fontTools",
    "charset_normalizer",
    "PIL._avif",
    "PIL._webp",
    "PIL._imagingcms",
    "PIL.ImageTk",
    "PIL.ImageQt",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.sax",
    "reportlab.graphics.testshapes",
    # Stores and schedulers of APScheduler that wait for other databases and loops
    "sqlalchemy",
    "tornado",
    "twisted",
    "gevent",
    "redis",
    "pymongo",
    "kazoo",
    "etcd3",
    "rethinkdb",
]

SHIPPED_LANGUAGES = ("en", "es")
"""Qt's own words (the buttons of its dialogs) are kept for the languages our content and packs come in."""

_OUT = re.compile(
    r"""
      libQt6(Pdf|Qml|QmlMeta|QmlModels|QmlWorkerScript|Quick|OpenGL|VirtualKeyboard|EglFS\w*|EglFsKms\w*)[.\d]
    | /plugins/(egldeviceintegrations|networkinformation|tls|generic|qmltooling|sqldrivers|vectorimageformats)/
    | /plugins/platforms/lib(qeglfs|qlinuxfb|qvkkhrdisplay|qvnc|qminimal|qminimalegl)
    | /plugins/platformthemes/libqgtk3
    | /plugins/platforminputcontexts/libqtvirtualkeyboard
    | /plugins/imageformats/lib(qpdf|qtiff|qwebp|qtga|qwbmp|qicns|qgif)
    # Libraries of the system that come with every desktop, and change with its drivers, settings and locales
    | ^lib(gtk-3|gdk-3|gdk_pixbuf|cairo|cairo-gobject|pango|pangocairo|pangoft2|atk|atk-bridge|atspi|epoxy|gio)\b
    | ^lib(stdc\+\+|gcc_s|fontconfig|freetype|EGL|GL|GLX|GLdispatch|dbus-1|systemd)\.
    | ^lib(glib-2|gthread-2|gmodule-2|gobject-2)\.
    | ^lib(wayland-client|wayland-cursor|wayland-egl|drm|gbm|expat|uuid|selinux|mount|blkid|cap|lz4|gcrypt|gpg-error)\b
    | ^lib(cups|avahi-client|avahi-common|gnutls|gmp|hogweed|nettle|idn2|p11-kit|tasn1|unistring)\.so
    # What Qt's network asks for and every desktop has; we open no connection
    | ^lib(gssapi_krb5|k5crypto|krb5|krb5support|com_err|keyutils)\.so
    | ^lib(X11|Xau|Xdmcp|Xext|Xrender|bsd|md)\.so
    | pillow\.libs/libavif
    | PIL/_(avif|webp|imagingcms|imagingtk)
    | ^(uharfbuzz|charset_normalizer|fontTools|lxml/html)/
    | lib-dynload/_(codecs_(cn|hk|iso2022|jp|kr|tw)|multibytecodec|crypt|curses)
    | _testcapi | _testinternalcapi | _ctypes_test | _test(buffer|clinic|importmultiple|multiphase)
    | aftercare/py\.typed
    | (^|/)(tests?|__pycache__)/
    """,
    re.VERBOSE,
)
_WORDS = re.compile(r"/translations/(\w+)\.qm$")


def is_kept(place: str) -> bool:
    """True if the file at this place of the folder belongs to what is handed out."""
    place = place.replace("\\", "/")
    words = _WORDS.search(place)
    if words:
        return words[1] in {f"qtbase_{language}" for language in SHIPPED_LANGUAGES}
    return _OUT.search(place) is None


def without_idle_libraries(binaries: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The binaries of a Linux folder without the libraries that only served what was left out.

    A library of the system lies at the top of the folder; it stays if a binary that stays asks for it by name. PySide6
    and the wheels keep theirs in folders of their own, where the loader finds them without what lies at the top.

    Args:
        binaries: (place in the folder, source, kind) as PyInstaller has them.
    """
    asked_for = {place: _asked_for(source) for place, source, kind in binaries if kind != "SYMLINK"}
    kept = list(binaries)
    while True:
        wanted = set().union(*(asked_for.get(place, set()) for place, _source, _kind in kept))
        staying = [one for one in kept if not _is_library_on_top(one[0]) or PurePosixPath(one[0]).name in wanted]
        if len(staying) == len(kept):
            return kept
        kept = staying


def _is_library_on_top(place: str) -> bool:
    return "/" not in place and place.startswith("lib") and not place.startswith("libpython")


def _asked_for(source: str) -> set[str]:
    told = subprocess.run(["objdump", "-p", source], capture_output=True, text=True, check=False).stdout
    return {line.split()[1] for line in told.splitlines() if line.strip().startswith("NEEDED")}


_OUT_ON_WINDOWS = re.compile(
    r"""
      ^site/PySide6/(qml|metatypes|resources|typesystems|include|doc|scripts|QtAsyncio|support|glue|lib)/
    | ^site/(PySide6|shiboken6)/[^/]*\.(exe|pyi|lib|json)$
    | ^site/PySide6/opengl32sw\.dll$
    | ^site/PySide6/Qt6(?!(Core|Gui|Widgets|Svg|Network|PrintSupport)\.dll$)\w*\.dll$
    | ^site/PySide6/Qt(?!(Core|Gui|Widgets|Svg|Network|PrintSupport)\.pyd$)\w*\.pyd$
    | ^site/PySide6/pyside6qml
    | ^site/PySide6/plugins/(designer|qmllint|qmltooling|sqldrivers|vectorimageformats|networkinformation|tls|generic
        |platforminputcontexts|scxmldatamodel|opcua|renderers|canbus|position|sensors|texttospeech)/
    | ^site/PySide6/plugins/platforms/q(direct2d|minimal)\.dll$
    | ^site/PySide6/plugins/imageformats/q(pdf|tiff|webp|tga|wbmp|icns|gif)\.dll$
    | ^site/PIL/_(avif|webp|imagingcms|imagingtk|imagingmath)
    | ^site/(charset_normalizer|pycparser|cffi|packaging|pypdfium2_cli|shiboken6_generator|bin|share)(/|-)
    | ^site/reportlab/graphics/samples/
    | ^site/lxml/(html|isoschematron|includes)/ | ^site/lxml/(objectify|sax)\.
    | ^site/reportlab/fonts/ | ^site/phonenumbers/geodata/
    | \.(pyi|pxd|pyx|h|c|cpp|lib)$
    | (^|/)(tests?|__pycache__)/
    | ^site/[^/]+\.dist-info/(RECORD|INSTALLER|REQUESTED|WHEEL|top_level\.txt|direct_url\.json|sboms/.*)$
    | ^site/\.lock$
    | ^runtime/(python|pythonw)\.cat$
    """,
    re.VERBOSE,
)


def is_kept_on_windows(place: str) -> bool:
    """True if the file at this place of the Windows folder belongs to what is handed out."""
    words = _WORDS.search(place)
    if words:
        return words[1] in {f"qtbase_{language}" for language in SHIPPED_LANGUAGES}
    return _OUT_ON_WINDOWS.search(place) is None
