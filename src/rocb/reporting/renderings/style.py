"""How our pages look: on screens wide and narrow, on paper, and in a notebook."""

import re
from typing import Final

STYLE: Final = """
.rocb { color-scheme: light; --ink: #1c2b3a; --quiet: #51626f; --dark: #12507b; --line: #c3ced8;
  --faint: #f2f6f9; color: var(--ink); background: #fff; line-height: 1.5; text-align: left;
  font-family: system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
.rocb *, .rocb *::before { box-sizing: border-box; }
.rocb h1 { margin: 0; font-size: 2.1rem; line-height: 1.2; color: var(--dark); }
.rocb .subtitle { margin: .3rem 0 1.4rem; font-size: 1.2rem; }
.rocb h2 { margin: 2.6rem 0 .8rem; padding-bottom: .3rem; font-size: 1.35rem; line-height: 1.3;
  color: var(--dark); border-bottom: 1px solid var(--line); }
.rocb h3 { margin: 2rem 0 .4rem; font-size: 1.05rem; line-height: 1.35; }
.rocb p { max-width: 48rem; }
.rocb a { color: var(--dark); }
.rocb :focus-visible { outline: 3px solid var(--dark); outline-offset: 2px; }
.rocb dl.about { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr);
  gap: .2rem 1.2rem; margin: 0; }
.rocb dl.about dt { color: var(--quiet); }
.rocb dl.about dd { margin: 0; min-width: 0; }
.rocb .note { margin: 1.4rem 0 0; padding: .7rem 1rem; max-width: none; background: #fff7e0;
  border-left: 4px solid #c98a00; }
.rocb .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(205px, 1fr));
  gap: .8rem; margin: 1rem 0; }
.rocb .facts > * { min-width: 0; }
.rocb .facts div { padding: .8rem 1rem; background: var(--faint);
  border-left: 4px solid var(--dark); }
.rocb .facts dt, .rocb .facts dd.detail { font-size: .85rem; color: var(--quiet); }
.rocb .facts dt { min-height: 1.3em; line-height: 1.3; }
.rocb .facts dd { margin: 0; }
.rocb .facts dd.value { font-size: 1.35rem; font-weight: 600; line-height: 1.3; }
.rocb .facts dd.value .mark { display: inline-block; vertical-align: middle; }
.rocb .scroll { overflow-x: auto; margin: 1rem 0; }
.rocb table { width: auto; min-width: 60%; margin: 0; border-collapse: collapse; table-layout: auto;
  font-size: .88rem; line-height: 1.4; }
.rocb caption { padding: .3rem 0; font-weight: 600; text-align: left; font-size: 1rem;
  color: var(--ink); }
.rocb tr, .rocb tbody tr:nth-child(n) { background: #fff; }
.rocb th, .rocb td { max-width: none; padding: .4rem .6rem; text-align: left;
  vertical-align: top; white-space: normal; border: 0; border-bottom: 1px solid var(--line);
  color: var(--ink); }
.rocb tbody th { font-weight: 400; }
.rocb thead th, .rocb thead td { vertical-align: bottom; font-weight: 600;
  background: var(--faint); border-bottom: 2px solid var(--dark); }
.rocb .number { text-align: right; font-variant-numeric: tabular-nums; }
.rocb .number .mark { float: left; margin-right: .4em; }
.rocb table.wide { font-size: .78rem; }
.rocb .wide th, .rocb .wide td { padding: .35rem .4rem; }
.rocb figure { margin: 1.2rem 0; }
.rocb figure svg { display: block; width: 100%; height: auto; }
.rocb figcaption { margin-bottom: .4rem; font-weight: 600; }
.rocb .mark { padding: 0 .35em; font-size: .75rem; font-weight: 400; color: #6b4a00;
  white-space: nowrap; background: #fff0c4; border-radius: 3px; }
.rocb .tongue { padding: 0 .3em; font-size: .72em; font-weight: 400; color: var(--quiet);
  border: 1px solid var(--line); border-radius: 3px; }
@media (max-width: 700px) {
  .rocb figure svg { min-width: 640px; }
  .rocb table.cards, .rocb .cards tbody, .rocb .cards caption { display: block; font-size: .88rem; }
  .rocb .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .rocb table { min-width: 100%; }
  .rocb .cards tbody tr { display: block; margin: .6rem 0; padding: .3rem .6rem;
    border: 1px solid var(--line); border-left: 4px solid var(--dark); }
  .rocb .cards tbody th, .rocb .cards tbody td { display: flow-root; padding: .2rem 0 .2rem 40%;
    text-align: left; border: 0; }
  .rocb .cards .number .mark { float: none; }
  .rocb .cards tbody th::before, .rocb .cards tbody td::before { float: left; width: 60%;
    margin-left: -66.6%; content: attr(data-label); content: attr(data-label) / "";
    color: var(--quiet); } }
@media print {
  .rocb { font-size: 10pt; orphans: 3; widows: 3; }
  .rocb h1 { font-size: 20pt; }
  .rocb h2 { margin-top: 7mm; font-size: 13.5pt; }
  .rocb h3 { font-size: 11pt; }
  .rocb .subtitle { font-size: 12pt; }
  .rocb table, .rocb .mark { font-size: 8.5pt; }
  .rocb table.wide { font-size: 7.5pt; hyphens: auto; }
  .rocb .mark { font-size: 7pt; }
  .rocb h2, .rocb h3, .rocb figcaption, .rocb caption, .rocb thead { break-after: avoid; }
  .rocb thead { display: table-header-group; break-inside: avoid; }
  .rocb tbody tr:first-child { break-before: avoid; }
  .rocb tr, .rocb figure, .rocb .facts div, .rocb .note { break-inside: avoid; }
  .rocb .scroll { overflow: visible; }
  .rocb figure svg { max-height: 235mm; }
  .rocb, .rocb * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
"""The look of whatever stands in an element of the class `rocb`; it touches nothing else."""

DOCUMENT_STYLE: Final = """
body { margin: 0; background: #e9eef2; }
.skip { position: absolute; left: -100vw; padding: .6rem 1rem; color: #fff; background: #12507b; }
.skip:focus { left: 1rem; top: 1rem; }
.sheet { max-width: 1060px; margin: 2rem auto; padding: 3rem; border-top: 8px solid #12507b; }
.contents { margin: 2rem 0 0; padding: .8rem 1.2rem; background: var(--faint); }
.contents .title { margin: 0 0 .3rem; font-weight: 600; }
.contents ol { margin: 0; padding-left: 1.6rem; columns: 20rem 2; }
.contents li { break-inside: avoid; }
.contents a { display: inline-block; min-height: 1.6rem; }
@media (max-width: 700px) { .sheet { margin: 0; padding: 1.2rem; }
  .sheet h1 { font-size: 1.6rem; } }
@media print { body { background: #fff; }
  .sheet { max-width: none; margin: 0; padding: 0; border: 0; }
  .skip, .contents { display: none; } }
"""
"""The look of a document around it."""

_PLAIN: Final = re.compile(r"[^\w ]")


def paper(title: str) -> str:
    """Return the style of the printed page: A4, below on each its title and its number."""
    return f"""
@page {{ size: A4; margin: 16mm 16mm 20mm;
  @bottom-left {{ content: "{_quoted(title)}"; width: 80%; text-align: left; {_SMALL} }}
  @bottom-right {{ content: counter(page) " / " counter(pages); text-align: right; {_SMALL} }} }}
"""


_SMALL: Final = "font: 8pt system-ui, 'Noto Sans', Arial, sans-serif; color: #51626f;"


def _quoted(text: str) -> str:
    """Return a text for a string of CSS, where letters, digits and spaces are themselves."""
    return _PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text)
