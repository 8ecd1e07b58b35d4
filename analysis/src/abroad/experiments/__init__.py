"""Experiments: plans drawn for ``abroad sweep``, and what its collected results are sensitive to."""
