"""Signing in and out at the desk."""

from desk_office import PASSWORD


def test_who_is_not_signed_in_is_led_to_the_door_and_then_to_the_page(browser):
    """The page asked for opens after the sign-in."""
    visitor = browser()
    visitor.get("/clips?q=a")
    assert "Đăng nhập" in visitor.text
    visitor.post("/sign-in", {"login": "canbo", "password": PASSWORD, "next": "/clips?q=a"}, follow=False)
    assert visitor.last.headers["Location"] == "/clips?q=a"


def test_a_wrong_password_says_no_more_than_that(browser):
    """The same words for a wrong password and an unknown login."""
    visitor = browser()
    visitor.get("/sign-in")
    pages = []
    for login in ("canbo", "nobody"):
        visitor.post("/sign-in", {"login": login, "password": "wrong"})
        assert visitor.last.status_code == 401
        pages.append(visitor.text.replace(login, "").replace(visitor.key(), ""))
    assert pages[0] == pages[1]
