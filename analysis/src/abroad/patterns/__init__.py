"""The patterns that the model should show, measured on results files with a firm panel.

A new pattern is one function in a file of measures (exporting, dynamics, trade, firms) and one entry in `list`.
"""
