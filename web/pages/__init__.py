"""Pages for people who type an address or follow a link: made on the server, readable without JavaScript."""
