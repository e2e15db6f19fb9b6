"""What a reader wants: the act of an utterance, what was said before, the wish that follows."""
