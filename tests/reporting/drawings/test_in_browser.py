"""Whether texts overflow or overlap as a browser draws them, where Chromium is at hand."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rocb.reporting.drawings.drawings import svg
from rocb.reporting.markup import serialised
from tests.reporting.drawings.builders import every_drawing

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
STYLE = "<style>figure { width: 960px; margin: 9px; }</style>"
MEASURE = """
const found = [];
for (const figure of document.querySelectorAll("figure")) {
  const frame = figure.querySelector("svg").getBoundingClientRect();
  const texts = [...figure.querySelectorAll("text")].filter(it => it.textContent).map(it => {
    const box = it.getBoundingClientRect();
    return [it.firstChild.data, box.left, box.top, box.right, box.bottom];
  });
  texts.forEach(([text, left, top, right, bottom], place) => {
    if (left < frame.left - 1 || top < frame.top - 3 ||
        right > frame.right + 1 || bottom > frame.bottom + 3) {
      found.push([figure.id, "leaves the picture", text]);
    }
    for (const [other, l, t, r, b] of texts.slice(place + 1)) {
      if (left < r - 3 && l < right - 3 && top < b - 4 && t < bottom - 4) {
        found.push([figure.id, "lies on", text, other]);
      }
    }
  });
}
const written = document.createElement("output");
written.textContent = JSON.stringify([document.querySelectorAll("text").length, found]);
document.body.append(written);
"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_no_text_leaves_its_picture_or_lies_on_another_in_a_browser(tmp_path: Path):
    figures = "".join(
        f'<figure id="{name}-{language}">{serialised(svg(drawing))}</figure>'
        for language in ("en", "ru")
        for name, drawing in every_drawing(language).items()
    )
    page = tmp_path / "page.html"
    page.write_text(
        f"<!DOCTYPE html><meta charset='utf-8'>{STYLE}<body>{figures}<script>{MEASURE}</script>",
        encoding="utf-8",
    )
    call = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
        page.as_uri(),
    ]
    run = subprocess.run(call, capture_output=True, check=True, text=True, timeout=60)
    (result,) = re.findall(r"<output>(.*?)</output>", run.stdout)
    number, faults = json.loads(result)
    assert faults == []
    assert number > 2000
