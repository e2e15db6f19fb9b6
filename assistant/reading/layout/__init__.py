"""Pages as geometry: words with boxes become lines in reading order, with what is apart known.

Readers of formats that keep places (PDF, and whatever finds words on a picture) fill in ``Sheet``s;
``flow`` makes of them the ``Line``s that ``structure`` reads.
"""
