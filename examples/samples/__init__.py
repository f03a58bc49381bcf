"""Samples for what no public page states, register by register.

Each is made from a seeded generator of its own and carries a source that says that it is a sample.
`registers` puts them together.
"""
