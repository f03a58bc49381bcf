"""The regional strategy: its goals, the indicators that measure them, and how far they are.

`indicators` come first, then `strategies`, which hold them; `rollup`, `past_targets` and
`progress` are asked of both.
"""
