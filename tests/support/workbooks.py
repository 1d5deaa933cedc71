"""Opening workbooks that the product made."""

import io
import warnings

import openpyxl


def opened(content: bytes) -> openpyxl.Workbook:
    """The workbook. openpyxl warns that it would lose the small charts if it saved it, which no test does."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Sparkline Group extension")
        return openpyxl.load_workbook(io.BytesIO(content))
