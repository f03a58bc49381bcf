"""Booking: spaces, requests, decisions and the Book that holds what was decided."""
