"""Issues that Members have in common, and how they may be answered.

How many have it (`common`), which themes go together (`together`), and what to do about it
(`responses`).
"""
