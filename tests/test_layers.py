"""The shape of the house: who may import whom, how long a thing may be, what code may not know (design, section 2)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"

# The rooms of the house. They stand side by side on the modules below them and do not call each other; `build` calls
# them, `serve` and `commands` call `build`. Every other module is ground: all rooms may use it, and it uses none of
# them. Two doors between rooms are open (docs/keputusan/0001): a page asks for its charts, a download for its workbook.
# The printer takes the addresses of pages from the search that indexes them, and what was read from `load` is recalled.
DOORS = {("pages", "charts"), ("downloads", "workbook"), ("printer", "search"), ("recall", "load")}
ROOMS = {
    "load", "check", "charts", "pages", "downloads", "workbook", "write", "freeze", "demo", "printer", "search",
    "recall",
}  # fmt: skip
# Between the rooms and the story: a report in short (read and checked), what it says of the nation and of a district,
# what is to be done; then the doing, one part of it in each process; then the acts of the story, first and last.
# `gate` and `settled` stand on the ground with `ledger`, `hoard`, `crew` and `folders`: a build in which nothing
# changed goes no further up.
TOP = {
    "summary": 2, "guard": 3, "lone": 2, "named": 2, "dossier": 2, "errands": 2, "country": 3, "making": 3, "work": 4,
    "warm": 4,
    "scene": 4, "closing": 4, "newcomer": 4, "citing": 4, "asof": 4, "build": 5, "diff": 5, "excel": 5, "serve": 6,
    "publish": 6, "freezing": 6, "commands": 7, "__main__": 8,
}  # fmt: skip

# Readers of files: nothing else touches what people wrote.
READERS = {"desk", "wholesale", "canonical", "decode", "csvfile", "yamlfile"}
MAY_IMPORT = {
    "mkdocs": set(),
    "material": set(),
    "zensical": set(),
    "matplotlib": {"charts"},
    "PIL": set(),
    "jinja2": {"pages"},
    "yaml": READERS | {"demo"},
    "csv": READERS | {"published", "tables", "vault", "keeping", "downloads", "freeze", "demo", "excel"},
    "markdown": {"fragments", "search"},
    "concurrent": {"crew"},
    "multiprocessing": {"crew"},
    "pickle": {"hoard", "work"},
    "openpyxl": {"workbook", "downloads", "excel", "forms"},
    "ruamel": {"roundtrip", "excel", "freeze", "publish"},
    "arro3": {"downloads"},
    "deflate": {"archive"},
    "segno": {"charts"},
    "generator.decode": READERS | {"workbook", "lone"},
    "generator.csvfile": READERS | {"workbook", "excel"},
    "generator.yamlfile": READERS,
}

LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 260, 60, 5
# The nouns stand together: they are read as one list.
LONG_BY_DESIGN = {"model.py"}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def module(path: Path) -> str:
    """Name of the module or package right under generator/ to which a file belongs."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.Module, path: Path) -> Iterator[str]:
    """Full names that a file imports, also inside functions; `from generator import score` gives `generator.score`."""
    here = ("generator", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*here[: len(here) - node.level + 1]] if node.level else []
            yield from (".".join([*base, *filter(None, [node.module]), alias.name]) for alias in node.names)


def within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(prefix + ".")


def place(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def floor(name: str) -> int:
    return TOP.get(name, 1 if name in ROOMS else 0)


def uses() -> dict[str, set[str]]:
    """Module or package under generator/ -> the others it imports."""
    found: dict[str, set[str]] = {}
    for path, tree in sources():
        others = {name.split(".")[1] for name in imported(tree, path) if name.startswith("generator.")}
        found.setdefault(module(path), set()).update(others - {module(path)})
    return found


def test_modules_import_only_from_lower_floors() -> None:
    wrong = [
        f"{own} imports {other}"
        for own, others in uses().items()
        for other in sorted(others)
        if floor(other) > floor(own) or (floor(own) == floor(other) == 1 and (own, other) not in DOORS)
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_import_in_one_direction() -> None:
    left = uses()
    while free := {name for name, others in left.items() if not others & left.keys()}:
        left = {name: others for name, others in left.items() if name not in free}
    assert not left, f"these import each other, or stand on ones that do: {sorted(left)}"


def test_foreign_packages_stay_in_their_room() -> None:
    wrong = []
    for path, tree in sources():
        for name in imported(tree, path):
            for prefix, rooms in MAY_IMPORT.items():
                if within(name, prefix) and module(path) not in rooms and prefix != f"generator.{module(path)}":
                    wrong.append(f"{place(path)} imports {name}")
    assert not wrong, "\n".join(wrong)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_nothing_is_too_long() -> None:
    wrong = []
    for path, tree in sources():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_FILE and path.name not in LONG_BY_DESIGN:
            wrong.append(f"{place(path)} has {lines} lines")
        for function in functions(tree):
            length = (function.end_lineno or function.lineno) - function.lineno + 1
            given = function.args
            names = [argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
            count = len([name for name in names if name not in ("self", "cls")])
            if length > LONGEST_FUNCTION:
                wrong.append(f"{place(path, function.lineno)} {function.name} has {length} lines")
            # A command takes its options from the command line, one parameter each.
            if count > MOST_PARAMETERS and module(path) != "commands":
                wrong.append(f"{place(path, function.lineno)} {function.name} has {count} parameters")
    assert not wrong, "\n".join(wrong)


def docstrings(tree: ast.Module) -> set[int]:
    """Identities of the strings that are only read by people: docstrings and the notes under a constant."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def is_fixed(value: object) -> bool:
    """Whether a constant is a year or a gate.

    A year in an example or in the address of a standard is none of ours; a code list is named after its year.
    """
    if isinstance(value, str):
        return bool(re.search(r"(?<!\d)20\d\d(?!\d)", value)) and not re.search(r"misalnya|://|[Kk]ode[ _]", value)
    return isinstance(value, int) and (value in (71, 81, 91) or value in range(2005, 2090))


def test_code_names_no_year_and_no_gate() -> None:
    """Years, gates and texts of rules are data: a new edition or instrument must not need a programmer."""
    wrong = []
    for path, tree in sources():
        prose = docstrings(tree)
        constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in prose]
        wrong += [f"{place(path, node.lineno)} {node.value!r}" for node in constants if is_fixed(node.value)]
    assert not wrong, "\n".join(wrong)


def test_templates_compute_nothing() -> None:
    """Templates get ready values. They also mark nothing as safe: what may be HTML was made so where it was escaped."""
    sums = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
    filters = {"sum", "round", "sort", "groupby", "safe", "int", "float"}
    wrong = []
    for path in sorted((PACKAGE / "pages" / "templates").rglob("*.j2")):
        tree = Environment().parse(path.read_text(encoding="utf-8"), filename=str(path))
        wrong += [f"{place(path, node.lineno)} {type(node).__name__}" for node in tree.find_all(sums)]
        used = [node for node in tree.find_all(nodes.Filter) if node.name in filters]
        wrong += [f"{place(path, node.lineno)} |{node.name}" for node in used]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_put_off() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
    files = [
        path
        for suffix in ("py", "j2", "css", "js")
        for top in ("generator", "tests", "overrides", "docs")
        for path in sorted((ROOT / top).rglob(f"*.{suffix}"))
    ]
    wrong = [
        place(path, number)
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert not wrong, "\n".join(wrong)
