"""Issues that Members have in common, and how they may be answered."""
