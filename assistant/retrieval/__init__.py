"""What a question asks, which passages could answer it, and whether they do."""
