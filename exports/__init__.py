"""Figures and verdicts in other forms than pages: JSON, CSV and, later, files."""
