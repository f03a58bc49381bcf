"""rocb."""
