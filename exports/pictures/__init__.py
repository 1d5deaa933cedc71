"""Pictures of the pages' charts, drawn on the server from the same figure specification, without a browser."""
