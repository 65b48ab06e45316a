"""The custom taxonomy: human sources, what is compiled from them, and an issuer's extension.

A run loads the compiled form (`generated/taxonomy.json`), which needs the standard library
only; `source`, `compiler` and `building` stand behind `crossfoot taxonomy build|check`.
"""

from crossfoot.taxonomy.compiled import delivered, load
from crossfoot.taxonomy.learned import load as learned_captions

__all__ = ["delivered", "learned_captions", "load"]
