"""Reports as they were submitted: frozen, returned, submitted again, and what changed since."""
