"""Sheets: what the office tells one addressee of, or on one subject."""
