"""Pure builders: a view in, Dash components or a figure out."""
