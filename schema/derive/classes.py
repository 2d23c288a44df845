"""The classes that schema/derive/ makes, where `strawberry.lazy` finds them; empty until a schema is built."""
