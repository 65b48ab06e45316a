"""A season of releases: the same pipeline for each, in worker processes, into a lake."""
