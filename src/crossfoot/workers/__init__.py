"""Processes that work for this one: they are asked, waited for, and stopped where they must be."""

from crossfoot.workers.forked import HAS_FORK, forked
from crossfoot.workers.hired import Hired, Limits, Stop
from crossfoot.workers.serving import serve

__all__ = ["HAS_FORK", "Hired", "Limits", "Stop", "forked", "serve"]
