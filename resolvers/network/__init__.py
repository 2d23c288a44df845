"""Networks and paths, made from the rows of groups and actors: the figures of a whole are in analysis/."""
