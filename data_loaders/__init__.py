"""Files in, checked figures out: the formats, the releases they are kept in, and the queries that read them."""
