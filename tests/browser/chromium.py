"""A real browser without a screen, driven over its DevTools protocol through a pipe: no port, no network, no driver."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pytest

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--remote-debugging-pipe",
)

# The page's clock is set from outside and stands still; zones stay as the browser has them.
CLOCK = """
(() => {
  const Real = Date;
  let now = %d;
  class Held extends Real {
    constructor(...given) { given.length ? super(...given) : super(now); }
    static now() { return now; }
  }
  window.Date = Held;
  window.setClock = (moment) => { now = moment; document.dispatchEvent(new Event("visibilitychange")); };
})();
"""


class BrowserError(AssertionError):
    """The browser refused something, or the page failed."""


@dataclass
class Tab:
    """One page that is open."""

    browser: Browser
    session: str

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self.browser.call(method, self.session, **parameters)

    def run(self, script: str) -> Any:
        """The value of an expression; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise BrowserError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def picture(self) -> bytes:
        """The whole page as PNG."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return b64decode(answer["data"])


class Browser:
    """The running browser."""

    def __init__(self, process: subprocess.Popen[bytes], to: BinaryIO, back: BinaryIO) -> None:
        self._process, self._to, self._back = process, to, back
        self._number = 0
        self._rest = b""
        self.remarks: list[str] = []

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer; what the page remarks meanwhile is kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']}")
                return dict(answer["result"])
            self._hear(answer)

    def wait_for(self, event: str) -> None:
        """Wait until the browser says that something happened."""
        while True:
            heard = self._next()
            if heard.get("method") == event:
                return
            self._hear(heard)

    def _hear(self, heard: dict[str, Any]) -> None:
        if heard.get("method") == "Log.entryAdded":
            self.remarks.append(heard["params"]["entry"]["text"])
        if heard.get("method") == "Runtime.exceptionThrown":
            self.remarks.append(json.dumps(heard["params"]["exceptionDetails"])[:500])
        if heard.get("method") == "Network.requestWillBeSent":
            self.remarks.append(f"asked for {heard['params']['request']['url'][:80]}")

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._back.fileno(), 1 << 16)
            if not more:
                raise BrowserError("the browser is gone")
            self._rest += more
        message, self._rest = self._rest.split(b"\0", 1)
        return dict(json.loads(message))

    @contextmanager
    def tab(
        self,
        page: Path,
        now: float,
        zone: str = "America/Los_Angeles",
        *,
        width: int = 390,
        height: int = 844,
        percent: int = 100,
        is_dark: bool = False,
        has_scripts: bool = True,
    ) -> Iterator[Tab]:
        """A page from a file, on a phone of that size, zone and moment (seconds since 1970)."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, session)
        for area in ("Page", "Runtime", "Log", "Network"):
            tab.call(f"{area}.enable")
        tab.call("Emulation.setTimezoneOverride", timezoneId=zone)
        tab.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=True)
        scheme = "dark" if is_dark else "light"
        tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        if not has_scripts:
            tab.call("Emulation.setScriptExecutionDisabled", value=True)
        tab.call("Page.addScriptToEvaluateOnNewDocument", source=CLOCK % int(now * 1000))
        self.remarks.clear()
        tab.call("Page.navigate", url=page.as_uri())
        self.wait_for("Page.loadEventFired")
        if percent != 100:
            tab.run(f"document.documentElement.style.fontSize = '{16 * percent // 100}px'")
        yield tab
        self.call("Target.closeTarget", targetId=target)


@contextmanager
def running_chromium(profile: Path) -> Iterator[Browser]:
    """Start the browser with a profile of its own, and end it."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        message = "Chromium: not installed; packaging/linux/system-libraries.sh brings it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    to_read, to_write = os.pipe()
    back_read, back_write = os.pipe()

    def take_the_pipe() -> None:
        # The protocol wants to be read from 3 and written to 4.
        in_end, out_end = os.dup(to_read), os.dup(back_write)
        os.dup2(in_end, 3)
        os.dup2(out_end, 4)

    process = subprocess.Popen(
        [found, *OPTIONS, f"--user-data-dir={profile}", "about:blank"],
        pass_fds=(3, 4, to_read, back_write),
        preexec_fn=take_the_pipe,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(back_write)
    with process, os.fdopen(to_write, "wb") as to, os.fdopen(back_read, "rb") as back:
        browser = Browser(process, to, back)
        yield browser
        browser.call("Browser.close")
