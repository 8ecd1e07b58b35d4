"""The audit of public money in a results file: books kept a second time, from the ledger alone.

Nothing here knows how the program books. A check is a function that takes the books and yields one sentence for each
thing that is wrong; `list.CHECKS` says which checks there are.
"""
