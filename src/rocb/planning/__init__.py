"""Planning: from the needs of Members to a staffed plan of the year."""
