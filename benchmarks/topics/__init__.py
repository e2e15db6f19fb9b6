"""What lessons take a topic for: rows of topics, and a script that counts how often it is right."""
