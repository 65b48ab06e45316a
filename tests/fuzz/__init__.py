"""Filings that nobody wrote: bytes, trees and packages changed at random, judged all the same.

`python -m tests.fuzz SECONDS [SEED]` judges until the time is over; `python -m tests.fuzz.guided
SECONDS` has atheris look for bytes that reach code which no others reached. A test does a sample.
"""
