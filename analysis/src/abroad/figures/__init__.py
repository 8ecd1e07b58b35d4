"""The figures of one results file, or of several laid over each other.

`drawing.draw_all` writes each figure as PNG and SVG under a name that stays the same. A new figure is one module
with `draw(cases)`, which gives None if a file lacks its variables, and one line in `drawing.FIGURES`.
"""
