"""What follows from the declared types. They know nothing of it: no declared type imports from here.

model     the declared types as plain frozen values
types     the objects, connections and edges, and the root of a query
input     what can be filtered by and ordered by; `filter` has the conditions on single values
group     what can be grouped by and measured
classes   where the classes that are made lie
"""
