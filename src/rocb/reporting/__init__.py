"""Reporting: report values, and pages and pictures made of them."""
