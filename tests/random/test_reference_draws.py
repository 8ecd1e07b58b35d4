"""The reference draws against numpy and against the committed table."""

import random

import pytest

import reference_draws


def test_the_reference_generator_equals_numpys_philox():
    numpy = pytest.importorskip("numpy")
    numbers = random.Random(7)
    for _ in range(20):
        key = [numbers.getrandbits(64) for _ in range(2)]
        counter = [numbers.getrandbits(63) for _ in range(4)]
        # numpy steps the counter on before it makes a block.
        generator = numpy.random.Philox(
            key=numpy.array(key, dtype=numpy.uint64), counter=numpy.array(counter, dtype=numpy.uint64)
        )
        block = reference_draws.philox([counter[0] + 1, *counter[1:]], key, 64)
        assert [int(word) for word in generator.random_raw(4)] == block


def test_a_wrong_number_of_rounds_is_seen():
    assert reference_draws.philox([0] * 4, [0] * 2, 32)[0] == 0x6627E8D5
    assert reference_draws.philox([0] * 4, [0] * 2, 32, rounds=9)[0] != 0x6627E8D5


def test_the_committed_table_is_what_the_reference_computes():
    assert reference_draws.TABLE.read_text() == reference_draws.table()
