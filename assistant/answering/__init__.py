"""The assistant: question in, checked answer out."""
