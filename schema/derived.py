"""The classes that schema/derive.py makes, where `strawberry.lazy` finds them; empty until a schema is built."""
