"""How far a reading has come, told in the process that reads."""

from tracker.intake.progress import LINES, PAGES, Progress, heard, through, within


def test_each_part_is_told_before_it_is_read_and_the_end_after_the_last() -> None:
    told: list[Progress] = []
    with heard(told.append):
        assert list(through(PAGES, ["a", "b"])) == ["a", "b"]
    assert told == [Progress(PAGES, 0, 2), Progress(PAGES, 1, 2), Progress(PAGES, 2, 2)]


def test_a_part_counts_by_its_size_and_its_matters_are_told_within_it() -> None:
    told: list[Progress] = []
    with heard(told.append):
        for part in through(LINES, ["abcd", "ef"], len):
            list(within(part, len(part)))
    assert [each.done for each in told] == [0, 0, 1, 2, 3, 4, 4, 5, 6]
    assert {each.of for each in told} == {6}


def test_where_nobody_listens_nothing_is_told() -> None:
    told: list[Progress] = []
    with heard(told.append):
        pass
    assert list(through(PAGES, ["a"])) == ["a"]
    assert list(within(["a"], 1)) == ["a"]
    assert told == []
