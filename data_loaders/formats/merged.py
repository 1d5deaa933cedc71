"""The merged cells of a workbook's sheet, which a reader of rows does not see: all but the first of a block look blank."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from openpyxl.utils import range_boundaries

MOST_COVERED = 1_000_000


def merged_cells(content: bytes, sheet: Any) -> Mapping[int, Mapping[int, str]]:
    """By row (from 1) and column position (from 0), the block that covers a cell other than its first: ``merged cells B2:B5``.

    ``sheet`` is a read-only sheet of openpyxl. Raises what reading a damaged workbook raises, ValueError if the blocks are absurdly large.
    """
    covered: dict[int, dict[int, str]] = {}
    count = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(sheet._worksheet_path) as file:  # noqa: SLF001 - openpyxl names it nowhere else
        for _, element in ElementTree.iterparse(file):  # noqa: S314 - expat itself refuses entity bombs
            if element.tag.endswith("}mergeCell"):
                bounds = range_boundaries(element.get("ref", ""))
                first_column, first_row, last_column, last_row = (int(bound or 0) for bound in bounds)
                count += (last_column - first_column + 1) * (last_row - first_row + 1)
                if count > MOST_COVERED:
                    message = "merged cells cover a million cells"
                    raise ValueError(message)
                for row in range(first_row, last_row + 1):
                    for column in range(first_column, last_column + 1):
                        if (row, column) != (first_row, first_column):
                            covered.setdefault(row, {})[column - 1] = f"merged cells {element.get('ref')}"
            element.clear()
    return covered
