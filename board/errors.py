"""What a view cannot be built for."""


class UnknownPageError(LookupError):
    """An address names a scorecard, indicator, source or area that the release does not hold."""
