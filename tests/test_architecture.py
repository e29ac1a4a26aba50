"""The shape of the package, as a test (DESIGN section 3). Change the tables on purpose or not at all."""

import ast
import re
from pathlib import Path

import pytest

import monitor

ROOT = Path(monitor.__file__).parent

# Lower layers first. A module may import from any lower layer, never from a sibling or a higher one.
LAYERS = [
    {"case"},
    {"case_line"},
    {"model"},
    {"errors"},
    {"addresses", "vietnamese", "periods", "unit_report"},
    {"query", "briefing"},
    {"config"},
    {"crawl", "read", "tag", "group", "check", "publish", "store"},
    {"health", "alerts", "registers", "cases"},
    {"briefings"},
    {"pipeline"},
    {"context", "stopped"},
    {"schedule", "doctor", "evidence", "sources", "saved_page", "executors"},
    {"given", "in_order", "backup"},
    {"running", "tagging"},
    {"rules_desk", "alerts_desk", "archive", "digests", "grouping", "checking", "comparing"},
    {"desk"},
    {"serving", "facts_desk", "case_desk", "brief_desk", "stage_commands"},
    {"demo"},
    {"cli"},
    {"__main__"},
]

# One library, one door: the only rooms (or modules) that may import it.
DOORS = {
    "httpx": {"crawl"},
    "httpcore": {"crawl"},
    "protego": {"crawl"},
    "truststore": {"crawl"},
    "feedparser": {"crawl/discovery/feeds.py"},
    "trafilatura": {"read"},
    "bs4": {"read", *(f"crawl/discovery/{name}.py" for name in ("listing", "card", "page", "autodiscovery"))},
    "lxml": {"read", "crawl/discovery/sitemap.py", "briefings/units/workbook.py"},
    "underthesea": {"vietnamese/words.py"},
    "ahocorasick_rs": {"tag"},
    "numpy": {"tag/topics/training.py"},
    "rensa": {"group"},
    "scipy": {"tag/topics/training.py"},
    "warcio": {"crawl/evidence.py"},
    "rfc3161_client": {"crawl/stamps.py"},
    "cryptography": {"crawl/stamps.py"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "jinja2": {"publish"},
    "markupsafe": {"publish", "desk"},
    "flask": {"desk"},
    "flask_wtf": {"desk"},
    "flask_limiter": {"desk"},
    "werkzeug": {"desk"},
    "waitress": {"desk/serving.py"},
    "argon2": {"desk/doors/passwords.py"},
    "nh3": {"desk"},
    "authlib": {"desk/doors/oidc.py"},
    "joserfc": {"desk/doors/oidc.py"},
    "xlsxwriter": {"publish/export/xlsx.py", "publish/briefing/unit_form.py"},
    "docx": {"publish"},
    "docxtpl": {"publish"},
    "docxcompose": {"publish"},
    "matplotlib": {"publish"},
    "smtplib": {"publish"},
    "apscheduler": {"schedule"},
    "distributed": {"executors"},
    "pydantic": {"config", "demo"},
    "aiosmtpd": {"demo"},
    "click": {
        "cli",
        "context",
        "running",
        "evidence/commands.py",
        "serving/commands.py",
        "sources/commands.py",
        "rules_desk/commands.py",
        "alerts_desk/commands.py",
        "archive/commands.py",
        "backup/commands.py",
        "archive/export_commands.py",
        "archive/find_commands.py",
        "archive/saying.py",
        "digests/commands.py",
        "digests/reports.py",
        "desk/as_user.py",
        "desk/commands.py",
        "desk/user_commands.py",
        "facts_desk/commands.py",
        "brief_desk/commands.py",
        "brief_desk/template_command.py",
        "brief_desk/unit_commands.py",
        "case_desk/commands.py",
        "case_desk/dossier_commands.py",
        "case_desk/options.py",
        "case_desk/step_commands.py",
        "stage_commands.py",
    },
}

LAYER = {name: i for i, names in enumerate(LAYERS) for name in names}
FILES = sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py")
ROOMS = sorted({p.relative_to(ROOT).parts[0] for p in FILES})


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files_of(room: str) -> list[Path]:
    return [path for path in FILES if path.relative_to(ROOT).parts[0] == room]


def top(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path):
    """Yield ('ours', module) and ('theirs', library) for every import in *path*."""
    package = ("monitor", *path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [a.name.split(".") for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1]] if node.level else []
            base += node.module.split(".") if node.module else []
            names = [[*base, a.name] for a in node.names]
        else:
            continue
        for first, *rest in names:
            yield ("ours", rest[0]) if first == "monitor" and rest else ("theirs", first)


def wrong_layers(me: str, found) -> set[str]:
    return {m for kind, m in found if kind == "ours" and m != me and m in LAYER and LAYER[m] >= LAYER[me]}


def wrong_doors(where: str, found) -> set[str]:
    room = where.split("/", 1)[0].removesuffix(".py")
    return {m for kind, m in found if kind == "theirs" and m in DOORS and not DOORS[m] & {where, room}}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_down(room):
    """A module imports lower layers only, never a sibling stage, never up."""
    bad = {named(path): wrong_layers(top(path), imports(path)) for path in files_of(room)}
    assert {path: wrong for path, wrong in bad.items() if wrong} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_one_library_one_door(room):
    """A foreign library is imported in one room only."""
    bad = {named(path): wrong_doors(named(path), imports(path)) for path in files_of(room)}
    assert {path: wrong for path, wrong in bad.items() if wrong} == {}


def test_every_module_has_a_layer():
    """No room stands outside the table, none in the table is missing."""
    assert {top(p) for p in FILES} == set(LAYER)


def test_the_test_sees_a_wrong_import():
    """A stage that imports its sibling, or a library by the wrong door, is caught."""
    assert wrong_layers("tag", [("ours", "store")]) == {"store"}
    assert wrong_layers("model", [("ours", "cli")]) == {"cli"}
    assert wrong_doors("store/clips.py", [("theirs", "httpx")]) == {"httpx"}


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_says_what_it_is_for(room):
    """The first lines of a file say what it is for."""
    silent = [
        named(path) for path in files_of(room) if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


NO_CODE = ("case.py", "model.py", "store/schema/migrations.py")


@pytest.mark.parametrize("room", ROOMS)
def test_modules_and_functions_stay_small(room):
    """A module over 300 lines or a function over 50 wants to be two; a list of values or frozen SQL is no code."""
    code = [path for path in files_of(room) if named(path) not in NO_CODE]
    assert [named(path) for path in code if path.read_text(encoding="utf-8").count("\n") > 300] == []
    assert [f"{named(path)}: {name}" for path in code for name in long_functions(path)] == []


def long_functions(path: Path) -> list[str]:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = (node for node in tree if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [node.name for node in functions if node.end_lineno - node.lineno > 50]


@pytest.mark.parametrize("room", ROOMS)
def test_no_province_and_no_outlet_stands_in_code(room):
    """Provinces, outlets and law articles are rules, not code."""
    names = re.compile(r"Tuyên Quang|Hà Giang|vnexpress|nhandan|tuoitre|NĐ-CP|Luật Báo chí")
    assert [named(path) for path in files_of(room) if names.search(path.read_text(encoding="utf-8"))] == []


def swallows(handler: ast.ExceptHandler) -> bool:
    """Whether it catches everything and does not raise it again."""
    broad = handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")
    return broad and not any(isinstance(node, ast.Raise) for node in ast.walk(handler))


def test_only_the_outermost_door_catches_everything():
    """`except Exception` stands in cli.main, nowhere else."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    }
    assert found == {"cli.py"}
