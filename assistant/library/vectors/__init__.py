"""Vector stores, each behind the same few calls."""
