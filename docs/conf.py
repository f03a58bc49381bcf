"""How Sphinx builds the documentation."""

project = "rocb"
author = "The rocb developers"
copyright = "2026, the rocb developers"
extensions = ["myst_nb"]
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_ipywidgets_js = {}  # nothing is loaded from elsewhere
exclude_patterns = ["_build"]
html_static_path = ["_static"]
html_css_files = ["notebooks.css"]
html_theme = "furo"
html_title = "rocb"
myst_heading_anchors = 3
nitpicky = True
