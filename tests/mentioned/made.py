"""A made company's release, to which tests add tables of their own."""

from __future__ import annotations

OPENING = """Acme Widgets Inc. (NYSE: ACME)
The first quarter ("1Q17" from April 1, 2017 to June 30, 2017; "1Q16" the year before).
"""

STATEMENTS = """Consolidated Statements of Income
Three Months Ended
Three Months Ended
June 30, 2016
June 30, 2017
In thousands of U.S. dollars
Total revenues
88,123
91,234
Total costs and expenses
79,111
81,222
Operating income
9,012
10,012
Income tax expense
3,004
3,004
Net income
6,008
7,008
Consolidated Balance Sheets
As of March 31, 2017
As of June 30, 2017
In thousands of U.S. dollars
Cash and cash equivalents
21,958
20,508
Inventories
2,798
3,115
Total assets
24,756
23,623
"""

HEADS = """Three Months Ended June 30, 2016
Three Months Ended June 30, 2017
Thousands of U.S. dollars
Thousands of U.S. dollars
"""

TAIL = "Nothing else is reported for these months.\n"


def release(*tables: str) -> str:
    """The release with tables after its statements, a sentence between them."""
    parts = [OPENING, STATEMENTS, TAIL, *(f"{table}{TAIL}" for table in tables)]
    cells = [line for part in parts for line in part.splitlines() if line]
    return "\n\n".join(cells) + "\n"


def table(title: str, *rows: tuple[str, str, str], heads: str = HEADS) -> str:
    """A table under its title: captions, each with a figure a year ago and one now."""
    cells = [cell for row in rows for cell in row]
    return "\n".join((title, heads.rstrip("\n"), *cells)) + "\n"
