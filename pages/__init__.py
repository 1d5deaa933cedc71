"""One module a page: register it, read the address, ask the board for a view, hand it to components."""
