"""How many planted mistakes a judge notices: Arelle alone, ours from the file, with the release.

`python -m tests.mutation` runs all of it and prints the table of the docs; the test runs a sample.
"""
