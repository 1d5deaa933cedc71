"""What can go wrong with the store of releases."""


class StoreError(Exception):
    """Any failure of the store; its text says what to do."""


class NoRelease(StoreError):  # noqa: N818 - it reads as what is the case
    """Nothing has been published yet."""


class ReleaseUnreadable(StoreError):  # noqa: N818
    """A release is named that is missing, damaged or of another version of the product."""


class NotBuilt(StoreError):  # noqa: N818
    """A release could not be written whole, so it was not kept."""


class NothingBefore(StoreError):  # noqa: N818
    """There is no earlier release to go back to."""


class LoadRunning(StoreError):  # noqa: N818
    """Another load holds the lock."""
