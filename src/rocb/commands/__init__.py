"""The commands of `python -m rocb`, one a file: what may be typed after each, and what it does."""
