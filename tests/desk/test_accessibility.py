"""Every page of the desk before axe-core and on a phone: nothing serious is wrong. Not for: what a page says."""

from pathlib import Path

import axe_playwright_python
import pytest
from case_forms import begin, compared
from desk_browser import served, sign_in, started_chromium
from werkzeug.routing import BuildError

from monitor.desk.doors.headers import POLICY

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
BAD = ("serious", "critical")
# What depends on the width of the window; the other rules read the same page as on a wide screen.
ON_A_PHONE = ("color-contrast", "scrollable-region-focusable", "target-size", "link-in-text-block")
# What stands for a part of an address; a name not here is a number.
VALUES = {
    "id_": "gio-ngan",
    "form": "csv",
    "login": "canbo",
    "audience": "",
    "name": "a",
    "what": "figure",
    "period": "2026-09",
}
ASKED = (
    "/clips?q=c%E1%BA%A7u",
    "/clips?q=%22",
    "/ledger/addresses?state=clip",
    "/ledger/address?url=http://a.example/",
    "/changes?days=30",
    "/flags?state=all&when=30",
    "/cases?view=all",
    "/cases/new?clip=1",
    "/cases/calendar?month=2026-09",
    "/facts/row/so-xa-2025",
    "/briefings/units?period=2026",
    "/briefings/2026-09/items?tone=tieu-cuc",
    "/briefings?period=2026Q9",
    "/facts/new/claim",
    "/facts?state=past",
    "/ask?statement=T%E1%BB%89nh+Tuy%C3%AAn+Quang+c%C3%B3+118+x%C3%A3.",
    "/ask?statement=",
)


@pytest.fixture(scope="module")
def chromium():
    with started_chromium() as browser:
        yield browser


@pytest.fixture
def paths(app, store):
    """Every page that is asked for without a form, with values of the demo's day in its address."""
    clip = next(store.clips()).id
    compared(store, begin(store, [clip]), clip)
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
    options = {"resultTypes": ["violations"]} | ({"runOnly": {"type": "rule", "values": rules}} if rules else {})
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{each['impact']} {each['id']}: {node['target']} {node['html'][:150]} {node['failureSummary'][:200]}"
        for each in found
        if each["impact"] in BAD
        for node in each["nodes"]
    ]


def look(page, path, rules, width):
    """What is wrong with one page."""
    page.goto(path)
    yield from wrong(page, rules)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        yield f"is {wide} wide in a window of {width}"
    if page.locator("h1").count() != 1:
        yield f"has {page.locator('h1').count()} h1"


def kind_of(app, path):
    """Which page it is: of several addresses of one page, dark colours are looked at once."""
    return app.url_map.bind("").match(path.partition("?")[0], method="GET")[0]


def test_no_page_has_a_serious_fault(chromium, app, paths):
    """On a wide screen by every rule; on a phone and in dark colours by those that depend on it."""
    faults, looked, seen = [], 0, set()
    with served(app) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1200, "height": 900}, bypass_csp=True)
        context.add_init_script(AXE)  # once for every page
        door = context.new_page()
        faults += [f"/sign-in {line}" for line in look(door, "/sign-in", [], 1200)]
        page = sign_in(context, address, "quantri")
        for path in paths:
            answer = context.request.get(path)
            if "text/html" not in answer.headers.get("content-type", ""):
                continue
            if answer.headers["content-security-policy"] != POLICY:
                continue  # a mail or a captured page as it came, for a frame: no page of the desk
            looked += answer.ok
            faults += [f"{path} {line}" for line in look(page, path, [], 1200)]
            if kind_of(app, path) not in seen:
                seen.add(kind_of(app, path))
                page.emulate_media(color_scheme="dark")
                faults += [f"{path} dark {line}" for line in wrong(page, ["color-contrast"])]
                page.emulate_media(color_scheme="light")
            page.set_viewport_size({"width": 390, "height": 900})
            faults += [f"{path} phone {line}" for line in look(page, path, list(ON_A_PHONE), 390)]
            page.set_viewport_size({"width": 1200, "height": 900})
        context.close()
    assert looked > 10
    assert not faults, "\n".join(faults)


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1200, "dark"), (390, "dark")])
def test_no_page_has_a_serious_fault_by_any_rule_however_it_is_looked_at(chromium, app, paths, width, scheme):
    """The long form: every rule, every page."""
    faults = []
    with served(app) as address:
        context = chromium.new_context(
            base_url=address, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        context.add_init_script(AXE)
        page = sign_in(context, address, "quantri")
        for path in paths:
            answer = context.request.get(path)
            if (
                "text/html" in answer.headers.get("content-type", "")
                and answer.headers["content-security-policy"] == POLICY
            ):
                faults += [f"{path} {line}" for line in look(page, path, [], width)]
        context.close()
    assert not faults, "\n".join(faults)


def test_what_is_tapped_on_a_phone_is_large_enough(chromium, app, store):
    """Buttons and fields are 40 px high or more."""
    begin(store, [next(store.clips()).id])
    small = """[...document.querySelectorAll('button, select, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), header a')]
        .filter(each => each.offsetParent && each.getBoundingClientRect().height < 40).map(each => each.outerHTML.slice(0, 120))"""
    with served(app) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 800})
        page = sign_in(context, address, "quantri")
        found = []
        for path in (
            "/",
            "/clips",
            "/stories",
            "/flags",
            "/cases",
            "/cases/new",
            "/cases/1",
            "/digest",
            "/sources",
            "/ledger",
            "/facts",
            "/facts/new/claim",
            "/ask",
            "/add",
            "/people",
            "/audit",
        ):
            page.goto(path)
            found += [f"{path} {each}" for each in page.evaluate(small)]
        context.close()
    assert not found, "\n".join(found)
