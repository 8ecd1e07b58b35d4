"""An independent recomputation of draws: the generator Philox in its textbook form, for words of any size, in Python's
whole numbers, and the layout of key and counter written out from the model's description rather than from the C++ code.

    python3 reference_draws.py            compare draw_table.csv with what is recomputed (exit code 1 if they differ)
    python3 reference_draws.py --write    write draw_table.csv anew

The C++ test reads the same table. test_reference_draws.py holds the generator to numpy's Philox of 64-bit words.
"""

import csv
import io
import random
import sys
from pathlib import Path

TABLE = Path(__file__).with_name("draw_table.csv")
COLUMNS = [
    "seed",
    "replication",
    "purpose",
    "seat",
    "generation",
    "step",
    "partner_seat",
    "partner_generation",
    "index",
    "word_0",
    "word_1",
    "word_2",
    "word_3",
    "as_float",
    "as_double",
]
CONSTANTS = {
    32: ((0xD2511F53, 0xCD9E8D57), (0x9E3779B9, 0xBB67AE85)),
    64: ((0xD2E7470EE14C6C93, 0xCA5A826395121157), (0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B)),
}


def philox(counter, key, bits, rounds=10):
    """The four words of one block. counter: 4 words, key: 2 words, lowest first."""
    multipliers, steps = CONSTANTS[bits]
    mask = 2**bits - 1
    for turn in range(rounds):
        turn_key = [(k + turn * s) & mask for k, s in zip(key, steps, strict=False)]
        first, second = multipliers[0] * counter[0], multipliers[1] * counter[2]
        counter = [
            (second >> bits) ^ counter[1] ^ turn_key[0],
            second & mask,
            (first >> bits) ^ counter[3] ^ turn_key[1],
            first & mask,
        ]
    return counter


def draw(row):
    """The columns of a row from word_0 on."""
    key = row["seed"] * 2**16 + row["replication"]
    whole = row["seat"]
    for field, bits in (
        ("generation", 12),
        ("step", 12),
        ("purpose", 8),
        ("partner_seat", 32),
        ("partner_generation", 12),
        ("index", 20),
    ):
        assert 0 <= row[field] < 2**bits
        whole = whole * 2**bits + row[field]
    words = philox([whole >> 32 * i & 0xFFFFFFFF for i in range(4)], [key & 0xFFFFFFFF, key >> 32], 32)
    as_float = ((words[0] >> 9) + 0.5) * 2**-23
    as_double = ((words[0] * 2**32 + words[1] >> 12) + 0.5) * 2**-52
    return [f"{word:08x}" for word in words] + [as_float.hex(), as_double.hex()]


def rows():
    """Fifty draws: the ends of every field, then a mixture."""
    plain = dict(
        seed=1, replication=0, purpose=3, seat=0, generation=0, step=0, partner_seat=0, partner_generation=0, index=0
    )
    largest = dict(
        seed=2**48 - 1,
        replication=2**16 - 1,
        purpose=60,
        seat=2**32 - 1,
        generation=4095,
        step=4095,
        partner_seat=2**32 - 1,
        partner_generation=4095,
        index=2**20 - 1,
    )
    yield plain
    yield largest
    for field, value in largest.items():
        yield {**plain, field: value}
        yield {**largest, field: plain[field]}
    mixture = random.Random(1948)
    for _ in range(30):
        yield {
            field: 1 + mixture.randrange(value) if field == "purpose" else mixture.randrange(value + 1)
            for field, value in largest.items()
        }


def table():
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    for row in rows():
        out.writerow([row[column] for column in COLUMNS[:9]] + draw(row))
    return text.getvalue()


def main():
    if "--write" in sys.argv[1:]:
        TABLE.write_text(table())
    elif TABLE.read_text() != table():
        sys.exit(
            f"{TABLE.name} differs from the draws recomputed here; "
            "mend whichever is wrong, or write the table anew with --write"
        )


if __name__ == "__main__":
    main()
