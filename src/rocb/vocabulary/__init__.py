"""What the kinds and states of an office are called, in English and Russian."""
