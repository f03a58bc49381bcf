"""Pages of HTML as existing tools judge them: by the grammar of HTML, and for who cannot see.

`html5lib` reads as the standard has it, strictly. `html-validate` knows what may stand where; it
runs on node. `axe` looks at a page as the browser Chromium lays it out, by WCAG 2.2 A and AA and by
good practice.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import html5lib  # type: ignore[import-untyped]
import pytest
from html5lib.html5parser import ParseError  # type: ignore[import-untyped]

PACKAGES = Path(sys.prefix) / "node_modules"
NODE = shutil.which("node")
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
AXE = PACKAGES / "axe-core" / "axe.min.js"

needs_html_validate = pytest.mark.skipif(
    NODE is None or not (PACKAGES / "html-validate").exists(),
    reason="node or its package html-validate is not there",
)
needs_axe = pytest.mark.skipif(
    CHROMIUM is None or not AXE.exists(), reason="Chromium or axe-core is not there"
)

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--virtual-time-budget=60000",
    "--dump-dom",
)
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """
axe.run(document, {runOnly: {type: "tag", values: RULES}}).then(found => {
  const told = parent.document.createElement("script");
  told.type = "application/json";
  told.id = "axe";
  const wrong = found.violations.flatMap(it => it.nodes.map(node => `${it.id}: ${node.html}`));
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) wrong.push(`overflow: ${scrollWidth} px`);
  told.textContent = JSON.stringify({
    wrong,
    width: innerWidth,
    right: found.passes.length,
  }).replaceAll("<", "\\\\u003c");
  parent.document.head.append(told);
});
"""
_TOLD = re.compile(r'<script type="application/json" id="axe">(.*?)</script>', re.DOTALL)


def by_html5lib(document: str) -> list[str]:
    """What html5lib finds wrong with a document; it stops at the first fault."""
    try:
        html5lib.HTMLParser(strict=True).parse(document)
    except ParseError as error:
        return [str(error)]
    return []


def by_html_validate(documents: Iterable[str]) -> list[str]:
    """What html-validate finds wrong with documents, by its standard and accessibility rules."""
    program = Path(__file__).with_name("validate.mjs")
    done = subprocess.run(
        [NODE or "node", str(program), sys.prefix],
        input="".join(json.dumps(it) + "\n" for it in documents),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.splitlines()


def by_axe(document: str, width: int) -> list[str]:
    """What axe finds wrong with a document of this width, and whether anything leaves it."""
    rules = _RUN.replace("RULES", json.dumps(_RULES))
    scripts = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{rules}</script></body>"
    shown = escape(document.replace("</body>", scripts))
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "page.html"
        frame = (
            f'<iframe style="width:{width}px; height:900px; border:0" srcdoc="{shown}"></iframe>'
        )
        page.write_text(f"<!DOCTYPE html><meta charset=utf-8>{frame}", encoding="utf-8")
        done = subprocess.run(
            [CHROMIUM or "chromium", *_FLAGS, f"--user-data-dir={folder}/profile", page.as_uri()],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
    told = _TOLD.search(done.stdout)
    assert told is not None, "axe did not answer"
    found = json.loads(told[1])
    assert found["width"] == width, "the window has another width"
    assert found["right"] > 20, "axe looked at next to nothing"
    return list(found["wrong"])
