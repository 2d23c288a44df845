"""What follows from the declared types. They know nothing of it: no declared type imports from here.

model     the declared types as plain frozen values, which `reader` makes of them
group     what can be grouped by and measured
input     what can be filtered by and ordered by; `filter` has the conditions on single values
types     the objects, connections and edges; `field` makes their fields
query     the root of a query
schema    all of it together
classes   where the classes that are made lie
"""
