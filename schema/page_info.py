"""Where a page lies in its connection, as Relay defines it."""

import strawberry


@strawberry.type(description="Where a page lies in its connection.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether there are more edges after this page.")
    has_previous_page: bool = strawberry.field(description="Whether there are edges before this page.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first edge; null when the page is empty.")
    end_cursor: str | None = strawberry.field(
        description="Cursor of the last edge, for `after`; null when the page is empty."
    )
