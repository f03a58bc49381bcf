"""Members' customs administrations: what each says of itself, and which instruments it accepts."""
