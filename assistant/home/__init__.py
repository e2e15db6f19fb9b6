"""Files of the home folder: the write lock, and files written whole or not at all."""
