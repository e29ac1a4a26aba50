"""No article costs more than its size, however often it says one thing; and every run says the same.

With the rules of this repository. Not here: how fast ordinary articles are tagged (measure_speed.py).
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from monitor.config import load_rules
from monitor.config.rules import Topic
from monitor.tag import Tagger
from monitor.tag.matcher import Matcher, Use
from monitor.tag.reading import read
from monitor.tag.topics.cancel import Cancels

ROOT = Path(__file__).parents[2]
SIZE = 40_000
SECONDS = 15.0  # coverage takes four times as long; most take less than one without; before each took 10 to 80
RUNS = (
    "huyện Na Hang, ",
    "tham ô, ",
    "không tham ô cán bộ ",
    "Tuyên Quang dẫn đầu, ",
    "(Hà Giang) ",
    "cán bộ bị khởi tố ",
    "không dẫn đầu, không ",
    "Tuyên Quang, Lào Cai, ",
)


@pytest.fixture(scope="module")
def tagger():
    return Tagger(load_rules(ROOT))


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("run", RUNS)
def test_a_text_of_one_endless_sentence_is_tagged_in_seconds(tagger, article, run, dated):
    told = article("Tuyên Quang: tin trong ngày", f"Tại Tuyên Quang {run * (SIZE // len(run))}")
    began = time.process_time()
    tagger.tag(told, "", dated=dated)
    assert time.process_time() - began < SECONDS


def test_a_context_is_looked_for_near_each_phrase_and_not_in_the_whole_sentence(article):
    topic = Topic.model_validate(
        {"id": "a", "label": "A", "strong": ["mưa"], "unless": [{"near": ["thơ"], "within": 2}]}
    )
    matcher = Matcher([Use("mưa", "topic", "a", "strong"), Use("thơ", "topic", "a", "unless 0")])
    reading = read(article("a", "thơ " * 20_000 + "và một hai ba " + "mưa " * 20_000), "", matcher)
    began = time.process_time()
    cancels = Cancels(reading.of("topic"), topic, reading)
    assert [cancels.by(hit) for hit in reading.of("topic") if hit.use.phrase == "mưa"] == [""] * 20_000
    assert time.process_time() - began < SECONDS


def test_the_same_article_gets_the_same_line_in_every_run(tmp_path):
    text = "Tuyên Quang thu hút đông khách, thu hút đầu tư, điểm đến hấp dẫn, dẫn đầu, sai phạm, tham ô của cán bộ."
    row = {"id": 1, "title": "Tuyên Quang thu hút đông du khách", "text": text * 3, "published": "2026-08-03"}
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(row), encoding="utf-8")
    command = [sys.executable, "-m", "monitor", "--config", str(ROOT), "tag", str(rows)]
    lines = {
        subprocess.run(
            command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(lines) == 1
    assert b"thu h" in lines.pop()
