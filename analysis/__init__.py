"""The domain of a board scorecard, pure: no input or output, no web framework."""
