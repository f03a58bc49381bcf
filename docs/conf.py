"""How Sphinx builds the documentation."""

project = "rocb"
author = "The rocb developers"
copyright = "2026, the rocb developers"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "rocb"
myst_heading_anchors = 3
nitpicky = True
