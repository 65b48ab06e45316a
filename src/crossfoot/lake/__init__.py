"""The lake: what many releases say, as tables that answer questions."""
