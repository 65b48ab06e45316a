"""How right the program is, against the facts that the issuers themselves filed.

A folder of releases holds one folder a release: the document in one form or more, and beside it
`gold-*.csv` with the tagged facts of the issuer's filing of the same period.
"""

from crossfoot.accuracy.measure import Score, total
from crossfoot.accuracy.releases import FORMS, Form, Release, releases
from crossfoot.accuracy.running import Outcome, run
from crossfoot.accuracy.writing import lines, write

__all__ = [
    "FORMS",
    "Form",
    "Outcome",
    "Release",
    "Score",
    "lines",
    "releases",
    "run",
    "total",
    "write",
]
