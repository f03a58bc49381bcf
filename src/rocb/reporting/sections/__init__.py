"""The accounts of a period as sections of a page, one file for each account."""
