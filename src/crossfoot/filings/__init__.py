"""Filings, ours and anyone's: what they are, whether they are safe, and one verdict on them."""
