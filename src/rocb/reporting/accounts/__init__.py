"""What the office accounts for over a period: values whose figures name their records."""
