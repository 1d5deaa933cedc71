"""What a page shows, as plain tables that every writer of files reads: CSV, Excel, Word, PowerPoint."""
