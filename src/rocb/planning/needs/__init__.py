"""Needs of Members, and their order of priority by several methods."""
