"""What a trainer asks for."""
