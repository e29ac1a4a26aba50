"""Who works at the demo's office, and a browser without a screen. Not for: fixtures (conftest.py)."""

import re
from datetime import UTC, datetime
from pathlib import Path

from argon2 import PasswordHasher

ROOT = Path(__file__).parents[2]
MORNING = datetime.fromisoformat("2026-09-16T07:10:00+07:00").astimezone(UTC)  # the demo's digest went out at 07:00
PASSWORD = "Mot-cau-kho-doan-9"
PEOPLE = {  # login: (name, role)
    "xem": ("Xem Thị Thử", "viewer"),
    "canbo": ("Cán Văn Thử", "officer"),
    "canbo2": ("Hai Văn Thử", "officer"),
    "duyet": ("Duyệt Thị Mẫu", "approver"),
    "quantri": ("Quản Văn Trị", "admin"),
}
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Browser:
    """Asks the desk as a browser without a screen does: cookies, the key of the page's form, redirects followed."""

    def __init__(self, app):
        self.client = app.test_client()
        self.last = None

    def get(self, path, **more):
        self.last = self.client.get(path, follow_redirects=True, **more)
        return self.last

    def post(self, path, data=None, *, key=True, follow=True, **more):
        """Send a form; the key is taken from the page that was seen last, or from the sign-in page."""
        fields = dict(data or {})
        if key:
            fields["csrf_token"] = self.key()
        self.last = self.client.post(path, data=fields, follow_redirects=follow, **more)
        return self.last

    def key(self):
        """The key of forms."""
        page = self.last.get_data(as_text=True) if self.last is not None and self.last.mimetype == "text/html" else ""
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        if found is None:
            page = self.client.get("/sign-in", follow_redirects=True).get_data(as_text=True)
            found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        return found.group(1)

    @property
    def text(self):
        """The last page."""
        return self.last.get_data(as_text=True)
