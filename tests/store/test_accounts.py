"""Accounts and the browsers that are signed in, as the database keeps them."""

import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import at

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.accounts import after_wrong

LATER = at(15)


@pytest.fixture
def accounts(store):
    store.accounts.add("lan", "Lan Thị Thử", "officer", "hash", at(0))
    store.accounts.add("quan", "Quản Văn Thử", "admin", "hash", at(0))
    return store.accounts


def test_a_login_is_found_whatever_the_case_of_its_letters(accounts):
    assert accounts.by_login("LAN") == accounts.by_login("lan") == accounts.by_id(1)
    assert accounts.by_login("nobody") is None
    assert accounts.by_id(99) is None


def test_a_login_and_a_name_are_those_of_one_account_only(accounts):
    with pytest.raises(StoreError, match="login Lan is that of another"):
        accounts.add("Lan", "Khác Thị Thử", "viewer", "hash", at(0))
    with pytest.raises(StoreError, match="name “Lan Thị Thử” is that of another"):
        accounts.add("lan2", "Lan Thị Thử", "viewer", "hash", at(0))
    with pytest.raises(StoreError, match="name"):
        accounts.change("quan", name="Lan Thị Thử")
    assert len(accounts.all()) == 2


def test_wrong_passwords_in_a_row_lock_the_account_and_a_right_one_forgets_them(accounts):
    for count in (1, 2):
        assert accounts.failed("lan", at(0), 3, LATER).failures == count
        assert accounts.by_login("lan").locked_until is None
    assert accounts.failed("lan", at(0), 3, LATER).locked_until == LATER
    assert not accounts.succeeded("lan", "hash", at(1)), "who is locked does not come in with the right one either"
    assert accounts.succeeded("lan", "hash", LATER)
    assert accounts.by_login("lan").failures == 0


def test_a_lock_that_has_passed_begins_the_count_anew_and_one_that_stands_is_not_made_longer(accounts):
    for _ in range(3):
        accounts.failed("lan", at(0), 3, LATER)
    assert accounts.failed("lan", at(1), 3, at(99)).locked_until == LATER
    after = accounts.failed("lan", LATER, 3, at(99))
    assert (after.failures, after.locked_until) == (1, None)


def test_wrong_passwords_that_come_at_the_same_time_all_count(accounts, path):
    def fail():
        with Store.open(path) as own:
            own.accounts.failed("lan", at(0), 5, LATER)

    threads = [threading.Thread(target=fail) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    account = accounts.by_login("lan")
    assert (account.failures, account.locked_until) == (8, LATER)


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=30), st.integers(min_value=2, max_value=6))
def test_never_are_there_more_tries_between_two_locks_than_allowed(minutes, lock_after):
    now, failures, locked, tries = at(0), 0, None, 0
    for pause in minutes:
        now += timedelta(minutes=pause)
        if locked is not None and locked > now:
            continue  # the desk does not even look at the password
        tries = 0 if locked is not None else tries
        failures, locked = after_wrong(failures, locked, now, lock_after, now + timedelta(minutes=15))
        tries += 1
        assert tries <= lock_after
        assert (locked is not None) == (tries == lock_after)


def test_a_right_password_does_not_count_when_the_account_changed_meanwhile(accounts):
    accounts.set_password("lan", "other", renew=True)
    assert not accounts.succeeded("lan", "hash", at(1))
    accounts.change("lan", active=False)
    assert not accounts.succeeded("lan", "other", at(1))


def test_unlocking_forgets_the_wrong_passwords(accounts):
    for _ in range(3):
        accounts.failed("lan", at(0), 3, LATER)
    account = accounts.unlock("lan")
    assert (account.failures, account.locked_until) == (0, None)


@pytest.mark.parametrize("change", [{"role": "viewer"}, {"active": False}])
def test_who_has_another_role_or_is_switched_off_is_signed_out_everywhere(accounts, change):
    accounts.sign_in("one", "lan", at(0), at(600), "10.0.0.1")
    accounts.sign_in("two", "lan", at(0), at(600), "10.0.0.2")
    accounts.sign_in("three", "quan", at(0), at(600), "10.0.0.3")
    accounts.change("lan", **change)
    assert accounts.sessions("lan") == ()
    assert accounts.signed_in("three") is not None


def test_another_name_signs_nobody_out(accounts):
    accounts.sign_in("one", "lan", at(0), at(600), "")
    assert accounts.change("lan", name="Lan Thị Mới").name == "Lan Thị Mới"
    assert accounts.signed_in("one").account.name == "Lan Thị Mới"


def test_a_new_password_ends_all_sessions_but_the_one_in_which_it_was_set(accounts):
    for token in ("one", "two"):
        accounts.sign_in(token, "lan", at(0), at(600), "")
    accounts.set_password("lan", "other", renew=False, keep_session="two")
    assert [each.token for each in accounts.sessions("lan")] == ["two"]


def test_the_same_password_hashed_anew_signs_nobody_out_and_never_undoes_a_change(accounts):
    accounts.sign_in("one", "lan", at(0), at(600), "")
    accounts.rehash("lan", "hash", "stronger")
    assert accounts.by_login("lan").password == "stronger"
    accounts.rehash("lan", "hash", "late")
    assert accounts.by_login("lan").password == "stronger"
    assert accounts.signed_in("one") is not None


def test_the_last_admin_in_use_stays(accounts):
    for change in ({"role": "officer"}, {"active": False}):
        with pytest.raises(StoreError, match="last active admin"):
            accounts.change("quan", **change)
    accounts.change("lan", role="admin")
    accounts.change("quan", active=False)
    with pytest.raises(StoreError, match="last active admin"):
        accounts.change("lan", role="viewer")


def test_sessions_are_ended_one_by_one_or_all_but_one(accounts):
    for n, token in enumerate(("one", "two", "three")):
        accounts.sign_in(token, "lan", at(n), at(600), "")
    accounts.sign_out("one")
    assert accounts.sign_out_others("lan", "two") == 1
    assert [each.token for each in accounts.sessions("lan")] == ["two"]
    assert accounts.sign_out_others("lan", "") == 1


def test_what_has_ended_is_cleared_away_at_the_next_sign_in(accounts):
    accounts.sign_in("old", "lan", at(0), at(10), "")
    accounts.sign_in("new", "quan", at(10), at(600), "")
    assert accounts.signed_in("old") is None


def test_the_last_use_of_each_account_is_told(accounts):
    accounts.sign_in("one", "lan", at(0), at(600), "")
    accounts.sign_in("two", "lan", at(1), at(600), "")
    accounts.seen("one", at(5))
    assert accounts.last_used() == {1: at(5)}


def test_a_person_of_the_provinces_service_is_one_account(accounts):
    accounts.bind("lan", "https://id.example 7")
    assert accounts.by_subject("https://id.example 7").login == "lan"
    assert accounts.by_subject("") is None
    with pytest.raises(StoreError):
        accounts.bind("quan", "https://id.example 7")


def test_an_account_that_is_bound_is_bound_to_nobody_else(accounts):
    for _ in range(2):
        accounts.bind("lan", "https://id.example 7")
    with pytest.raises(StoreError, match="the account lan is bound to another person"):
        accounts.bind("lan", "https://id.example 8")
    assert accounts.by_login("lan").subject == "https://id.example 7"
    accounts.unbind("lan")
    accounts.bind("lan", "https://id.example 8")


def test_a_secret_is_made_once(accounts):
    assert accounts.secret("forms", "a") == "a"
    assert accounts.secret("forms", "b") == "a"


def test_an_unknown_login_is_told(accounts):
    for act in (
        lambda: accounts.unlock("nobody"),
        lambda: accounts.change("nobody", role="viewer"),
        lambda: accounts.sign_out_others("nobody", ""),
        lambda: accounts.succeeded("nobody", "hash", at(0)),
    ):
        with pytest.raises(StoreError, match="there is no account nobody"):
            act()
