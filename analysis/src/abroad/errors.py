"""What can go wrong with a results file, in words for the person who opened it."""


class ResultsError(Exception):
    """A file that cannot be read as results, or results without the asked part; the message says which and why."""
