"""Letters, words, sentences, numbers: the one way to cut Thai and English text."""
