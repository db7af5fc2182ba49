"""A workbook as openpyxl reads it.

Prints the network of the sheets of actors and ties as canonical JSON, and fails where a sheet is
not laid out as it should be. Sheets and columns are found by the sheet that describes them.
"""

import datetime
import sys

import openpyxl
from network import put

FACE = "BIZ UDPゴシック"

book = openpyxl.load_workbook(sys.argv[1])
described = book.worksheets[-1]
if described["C1"].value not in ("CSV・JSON での名前", "Name in CSV and JSON"):
    described = book.worksheets[-2]
keys = {}
for name, head, key in described.iter_rows(min_row=2, values_only=True):
    keys.setdefault(name, {})[head] = key

for sheet in book:
    where = sheet.title
    assert len(where) <= 31 and not set(where) & set("[]:*?/\\"), where
    page = sheet.page_setup
    assert page.orientation == "landscape" and int(page.paperSize) == 9, where
    assert sheet.sheet_properties.pageSetUpPr.fitToPage, where
    assert (page.fitToWidth or 1, page.fitToHeight) == (1, 0), (where, page.fitToHeight)
    assert "&P" in sheet.oddFooter.right.text or "P" in sheet.oddFooter.right.text, where
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f", (where, cell.coordinate)
            if cell.value is not None:
                assert cell.font.name == FACE, (where, cell.coordinate, cell.font.name)
            if isinstance(cell.value, datetime.datetime):
                assert cell.number_format == "yyyy-mm-dd", (where, cell.coordinate)
                assert cell.value.time() == datetime.time(), (where, cell.coordinate)
                assert cell.value >= datetime.datetime(1900, 3, 1), (where, cell.coordinate)
for sheet in book.worksheets[1:]:
    where = sheet.title
    assert sheet.freeze_panes == "A2", where
    assert sheet.print_title_rows == "$1:$1", where
    heads = [cell.value for cell in sheet[1]]
    assert len(set(heads)) == len(heads), where
    width = openpyxl.utils.get_column_letter(len(heads))
    area = sheet.auto_filter.ref
    assert area in (f"A1:{width}{sheet.max_row}", f"A1:{width}1"), (where, area)
    for cell in sheet[1]:
        assert cell.font.bold and cell.fill.fgColor.rgb == "FFE8F1FE", where
    # openpyxl keeps columns that are alike as one.
    folded = set()
    for letter, column in sheet.column_dimensions.items():
        assert 0 < column.width < 62, (where, letter, column.width)
        if column.hidden:
            assert column.outlineLevel == 1, (where, letter)
            folded.update(range(column.min, column.max + 1))
    if folded:
        assert max(folded) == len(heads), where
        assert folded == set(range(min(folded), max(folded) + 1)), where

title = book.properties
assert title.creator == "Kizuna" and title.title, title


def rows(at):
    sheet = book.worksheets[at]
    names = keys[sheet.title]
    heads = [names[cell.value] for cell in sheet[1]]
    found = []
    for row in sheet.iter_rows(min_row=2, values_only=True):
        row = dict(zip(heads, row))
        if row["id"] is not None:
            found.append(row)
    return found


def times(row):
    return row["times"].split("; ") if row["times"] else []


actors = {
    row["id"]: {
        "ja": row["name_ja"],
        "en": row["name_en"],
        "country": row["country_code"],
        "kind": row["kind"],
        "times": times(row),
    }
    for row in rows(1)
}
ties = {
    row["id"]: {
        "from": row["from_id"],
        "to": row["to_id"],
        "kind": row["kind"],
        "times": times(row),
    }
    for row in rows(2)
}
put(actors, ties)
