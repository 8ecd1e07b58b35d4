"""The figures of a comparison file: what a policy caused, beside what it paid for.

A new figure is one module with `draw(comparison)`, which gives names and figures, and one line in `drawing.FIGURES`.
"""
