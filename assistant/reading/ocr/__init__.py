"""Text from pictures of pages: a picture is set straight, divided into blocks, and recognised."""
