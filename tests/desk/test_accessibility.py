"""Every page of the desk before axe-core and on a phone: nothing serious is wrong. Not for: what a page says."""

from pathlib import Path

import axe_playwright_python
import pytest
from desk_browser import served, sign_in, started_chromium
from werkzeug.routing import BuildError

from monitor.desk.doors.headers import POLICY

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
BAD = ("serious", "critical")
# What stands for a part of an address; a name not here is a number.
VALUES = {"id_": "gio-ngan", "form": "csv", "login": "canbo", "audience": "", "name": "a"}
ASKED = (
    "/clips?q=c%E1%BA%A7u",
    "/clips?q=%22",
    "/ledger/addresses?state=clip",
    "/ledger/address?url=http://a.example/",
    "/changes?days=30",
)


@pytest.fixture(scope="module")
def chromium():
    with started_chromium() as browser:
        yield browser


@pytest.fixture
def paths(app, store):
    """Every page that is asked for without a form, with values of the demo's day in its address."""
    clip = next(store.clips()).id
    found = []
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("")
        for rule in app.url_map.iter_rules():
            if "GET" not in rule.methods or rule.endpoint == "static":
                continue
            values = {name: VALUES.get(name, clip if name == "clip" else 1) for name in rule.arguments}
            try:
                found.append(adapter.build(rule.endpoint, values, method="GET"))
            except BuildError:
                found.append(adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, 1), method="GET"))
    return sorted({*found, *ASKED})


def wrong(page, rules):
    """What axe finds, a line each."""
    page.evaluate(AXE)
    options = {"resultTypes": ["violations"]} | ({"runOnly": {"type": "rule", "values": rules}} if rules else {})
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{each['impact']} {each['id']}: {node['target']} {node['html'][:150]} {node['failureSummary'][:200]}"
        for each in found
        if each["impact"] in BAD
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [(1200, "light", ()), (390, "light", ()), (1200, "dark", ("color-contrast",))],
    ids=["desk", "phone", "dark"],
)
def test_no_page_has_a_serious_fault(chromium, app, paths, width, scheme, rules):
    faults, looked = [], 0
    with served(app) as address:
        context = chromium.new_context(
            base_url=address, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        door = context.new_page()
        door.goto("/sign-in")
        faults += [f"/sign-in {line}" for line in wrong(door, list(rules))]
        page = sign_in(context, address, "quantri")
        for path in paths:
            answer = context.request.get(path)
            if "text/html" not in answer.headers.get("content-type", ""):
                continue
            if answer.headers["content-security-policy"] != POLICY:
                continue  # a mail or a captured page as it came, for a frame: no page of the desk
            page.goto(path)
            looked += answer.ok
            faults += [f"{path} {line}" for line in wrong(page, list(rules))]
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{path} is {wide} wide in a window of {width}"] * (wide > width)
            if page.locator("h1").count() != 1:
                faults.append(f"{path} has {page.locator('h1').count()} h1")
        context.close()
    assert looked > 10
    assert not faults, "\n".join(faults)


def test_what_is_tapped_on_a_phone_is_large_enough(chromium, app):
    """Buttons and fields are 40 px high or more."""
    small = """[...document.querySelectorAll('button, select, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), header a')]
        .filter(each => each.offsetParent && each.getBoundingClientRect().height < 40).map(each => each.outerHTML.slice(0, 120))"""
    with served(app) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 800})
        page = sign_in(context, address, "quantri")
        found = []
        for path in ("/", "/clips", "/stories", "/digest", "/sources", "/ledger", "/add", "/people", "/audit"):
            page.goto(path)
            found += [f"{path} {each}" for each in page.evaluate(small)]
        context.close()
    assert not found, "\n".join(found)
