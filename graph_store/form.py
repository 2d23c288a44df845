"""The form of a graph: what it keeps beside its facts, computed from them. The graph itself carries the number.

1   without a number
2   a relationship keeps the days on which it and both its ends are valid
3   and whether these three surely met; beside it lies a node that is the same as a fact of its own
4   the description of each dataset has the hash of its facts, and the graph one of all; what a dataset adds to an
    entity of another lies in a node of its own, and in the entity with all that is said of it; entities are found by
    words within others
5   an entity has a list of the municipalities that it is of, what an index finds it by among them, and an edge to the
    actor that stands for each
6   what the datasets say of themselves lies on a node of its own, not on that of the counter

A graph of an older form would answer wrongly, so that it is not opened but to bring it up.
"""

FORM = 6
"""The form that this version writes and reads."""
