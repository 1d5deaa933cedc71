"""What a board sees, as plain data: queries and analysis put together, remembered by release."""
