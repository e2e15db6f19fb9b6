"""What a text answers of a framework: its pieces, the facts they name, and the judge's word."""
