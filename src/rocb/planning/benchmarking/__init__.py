"""Benchmarking: Members compare themselves, and each says who may see its figures.

The figures come first (`disclosure`, `benchmarks`), then what somebody may see of them
(`visibility`), and what follows from just that (`comparison`).
"""
