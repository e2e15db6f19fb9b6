"""What plans and lessons share: frameworks as data, and the quotations that carry them."""
