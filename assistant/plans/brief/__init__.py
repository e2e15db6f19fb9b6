"""What an official fills in, from a form, a file or free words."""
