"""Results come out of the loop, and everything in it ends when the one who asked stops."""

import asyncio
import threading

import pytest

from monitor.crawl.background import Background


async def nothing():
    pass


@pytest.fixture
def background():
    made = Background()
    yield made
    made.close(nothing)


async def double(number):
    await asyncio.sleep(0)
    return 2 * number


def forever(started, ended):
    async def work(number):
        try:
            started.set()
            await asyncio.Event().wait()
        finally:
            ended.append(number)

    return work


def test_every_job_gives_one_result_in_the_order_of_its_lane(background):
    lanes = [list(range(100)), list(range(1000, 1100)), []]
    results = list(background.results(lanes, double))
    assert sorted(results) == sorted(2 * job for lane in lanes for job in lane)
    assert [r for r in results if r < 1000] == [2 * job for job in lanes[0]]


def test_no_jobs_give_no_results(background):
    assert list(background.results([], double)) == []


def test_a_slow_consumer_stops_the_work(background):
    done = []

    async def work(number):
        done.append(number)
        return number

    results = background.results([range(1000)], work)
    assert next(results) == 0
    results.close()
    assert len(done) < 100


def test_closing_the_generator_ends_every_task(background):
    started, ended = threading.Event(), []

    async def work(number):
        return number if number == 0 else await forever(started, ended)(number)

    results = background.results([[0], [1], [2]], work)
    assert next(results) == 0
    started.wait(5)
    results.close()
    assert sorted(ended) == [1, 2]


def test_an_exception_in_the_consumer_ends_every_task(background):
    started, ended = threading.Event(), []

    async def work(number):
        return number if number == 0 else await forever(started, ended)(number)

    def consume():
        for _ in background.results([[0], [1]], work):
            started.wait(5)
            raise KeyError("lỗi của người gọi")

    with pytest.raises(KeyError):
        consume()
    assert ended == [1]


def test_an_exception_in_the_work_reaches_the_consumer_and_ends_the_rest(background):
    started, ended = threading.Event(), []

    async def work(number):
        if number == 0:
            await asyncio.to_thread(started.wait, 5)
            raise ZeroDivisionError
        return await forever(started, ended)(number)

    with pytest.raises(ExceptionGroup) as caught:
        list(background.results([[0], [1]], work))
    assert isinstance(caught.value.exceptions[0], ZeroDivisionError)
    assert ended == [1]


def test_closing_the_loop_ends_a_generator_that_still_waits():
    background, last = Background(), []

    async def work(number):
        return number if number == 0 else await forever(threading.Event(), [])(number)

    async def say_last():
        last.append("last")

    results = background.results([[0], [1]], work)
    next(results)
    background.close(say_last)
    assert last == ["last"]
    with pytest.raises(RuntimeError, match="closed while its results were awaited"):
        next(results)


def test_a_generator_closed_after_the_loop_is_no_trouble():
    background = Background()

    async def work(number):
        return number if number == 0 else await forever(threading.Event(), [])(number)

    results = background.results([[0], [1]], work)
    next(results)
    background.close(nothing)
    results.close()
    assert not background._thread.is_alive()
