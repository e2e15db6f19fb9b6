"""From a file to a Document with blocks and passages: formats, repair, structure, splitting."""
