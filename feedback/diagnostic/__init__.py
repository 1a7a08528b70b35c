"""From answers to the figures of the 8 characteristics: counting, estimating, hiding what is too small."""
