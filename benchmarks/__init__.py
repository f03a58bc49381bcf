"""Measurements of rocb beside its peers; `python -m benchmarks` takes them."""
