"""Plotly figures as plain dictionaries."""
