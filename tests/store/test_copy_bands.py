"""Where originals are looked for: by their bands, among few, and no longer once they are copies."""

from store_samples import at, clip, keep, signature

from monitor.store import copies


def bands(store):
    with store._database.reading() as db:
        return {(row["article_id"], row["band"]) for row in db.execute("SELECT article_id, band FROM bands")}


def test_only_originals_have_bands(store):
    original = keep(store, "1", sign=signature("x", "y"))
    keep(store, "2", sign=signature("x", "z"), copy_of=original)

    assert bands(store) == {(original, "x"), (original, "y")}


def test_an_original_is_found_under_all_its_copies(store):
    original = keep(store, "1", sign=signature("x"))
    for n in range(150):
        store.save_clip(None, clip(f"copy {n}", minutes=n), signature=signature("x"), copy_of=original, at=at(n))

    assert [id_ for id_, _ in store.copy_candidates(signature("x"), at(0))] == [original]


def test_of_many_originals_those_with_most_bands_in_common_are_compared_the_oldest_first(store):
    far = [keep(store, f"far {n}", minutes=n, sign=signature("x")) for n in range(30)]
    near = [keep(store, f"near {n}", minutes=90 - n, sign=signature("x", "y", "z")) for n in range(15)]

    found = [id_ for id_, _ in store.copy_candidates(signature("x", "y", "z", "w"), at(0))]

    assert len(found) == 20
    assert set(near) <= set(found)
    assert found == far[:5] + near[::-1]


def test_of_a_band_that_hundreds_share_the_newest_originals_are_looked_at(store):
    old = keep(store, "old", sign=signature("x"))
    alike = keep(store, "alike", sign=signature("x", "y"))
    for n in range(100):
        store.save_clip(None, clip(f"notice {n}", minutes=n), signature=signature("x"), copy_of=None, at=at(n))

    assert old not in {id_ for id_, _ in store.copy_candidates(signature("x"), at(0))}
    assert alike in {id_ for id_, _ in store.copy_candidates(signature("x", "y"), at(0))}


def test_a_signature_may_go_and_come_again(store):
    article = keep(store, "1", sign=signature("x"))
    with store._database.writing() as db:
        copies.replace_signature(db, article, None)
        assert copies.signature_of(db, article) is None
    assert bands(store) == set()
    with store._database.writing() as db:
        copies.replace_signature(db, article, signature("z"))
        assert copies.signature_of(db, article) == signature("z")
    assert bands(store) == {(article, "z")}


def test_a_copy_that_stands_for_itself_again_is_found_again(store):
    original = keep(store, "1", sign=signature("x"))
    copy = keep(store, "2", minutes=1, sign=signature("x", "y"), copy_of=original)

    with store._database.writing() as db:
        copies.unlink(db, copy)
        copies.unlink(db, original)  # is no copy

    assert bands(store) == {(original, "x"), (copy, "x"), (copy, "y")}
    assert [id_ for id_, _ in store.copy_candidates(signature("y"), at(0))] == [copy]


def test_other_words_of_a_copy_make_it_no_original(store):
    original = keep(store, "1", sign=signature("x"))
    copy = keep(store, "2", sign=signature("x"), copy_of=original)

    with store._database.writing() as db:
        copies.replace_signature(db, copy, signature("z"))

    assert bands(store) == {(original, "x")}
