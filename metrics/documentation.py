"""The catalogues as text: docs/metrics.md in English, and metrics in Russian and Ukrainian. The Methods page takes `formula`."""

from collections.abc import Mapping

from data.periods import MONTHS
from data.requests import documentation
from metrics.catalogue import catalogue
from metrics.methods.catalogue import methods
from metrics.metric import Half, Metric
from metrics.transforms import TRANSFORMS, offered

_HEAD = {
    "en": ("Metrics", "Written from metrics/definitions by `python -m metrics docs`; do not edit."),
    "ru": ("Показатели", "Составлено из metrics/definitions командой `python -m metrics docs`; вручную не править."),
    "uk": ("Показники", "Складено з metrics/definitions командою `python -m metrics docs`; вручну не правити."),
}
_COMMAND = "python -m metrics compute"
_METHODS = f"""# Methods

Written from the docstrings and worked examples of metrics/methods; methods on maps stand in [maps.md](maps.md). A method
answers a request in JSON on standard input: `{_COMMAND} METHOD < request.json`. In an example that is cut `… +12`
stands for twelve more entries. An example shows the fields that its values were found for: the command prints all
fields of the method, and figures of other software agree within the tolerance of the test that compares them.

Refused with one sentence and exit code 2, whatever the method: a figure that is neither 0 nor between 1e-60 and 1e60 in
size; an `obs_status` that is no code of CL_OBS_STATUS in capital Latin letters; a calendar of more than 2,400 periods; a
name that stands twice in a record, or beside `inputs` and `params`.
"""
_WORDS = {
    "en": {
        "contents": "Metrics by id",
        "unit": "Unit",
        "kind": "Kind",
        "datasets": "Datasets",
        "periods": "Periods",
        "transforms": "Ways of looking",
        "method": "Method",
        "formula": "Formula",
        "caveats": "Read with care",
        "example": "Worked example",
        "product": "that of the product",
        "printed": "that of the figures, such as the currency of the country",
        "gives": "gives",
        "register": "the register",
        "none": "none",
    },
    "ru": {
        "contents": "Показатели по кодам",
        "unit": "Единица",
        "kind": "Вид",
        "datasets": "Наборы данных",
        "periods": "Периоды",
        "transforms": "Способы представления",
        "method": "Метод",
        "formula": "Формула",
        "caveats": "Важно помнить",
        "example": "Разобранный пример",
        "product": "единица продукта",
        "printed": "как у исходных данных, например валюта страны",
        "gives": "даёт",
        "register": "реестр",
        "none": "нет",
    },
    "uk": {
        "contents": "Показники за кодами",
        "unit": "Одиниця",
        "kind": "Вид",
        "datasets": "Набори даних",
        "periods": "Періоди",
        "transforms": "Способи подання",
        "method": "Метод",
        "formula": "Формула",
        "caveats": "Важливо пам'ятати",
        "example": "Розібраний приклад",
        "product": "одиниця продукту",
        "printed": "як у вихідних даних, наприклад валюта країни",
        "gives": "дає",
        "register": "реєстр",
        "none": "немає",
    },
}


def render(language: str = "en") -> str:
    """The whole document in one language, metrics in order of id, ending with one line feed.

    The methods follow in English only: pages say them in every language.
    """
    title, remark = _HEAD[language]
    ways = "".join(f"- `{t.id}` ({t.formula}): {t.words}\n" for t in TRANSFORMS.values())
    sections = [_section(metric, language) for metric in catalogue().values()]
    listed = f"{_contents(language)}\n" + (f"{documentation.contents(methods())}\n" if language == "en" else "")
    page = f"# {title}\n\n{remark}\n\n{ways}\n{listed}" + "\n".join(sections)
    return f"{page}\n{_METHODS}\n{documentation.markdown(methods(), _COMMAND)}" if language == "en" else page


def _contents(language: str) -> str:
    """The metrics by id, each a link to its section."""
    lines = (f"- [`{one.id}`](#{documentation.anchor(_heading(one, language))}) {one.title[language]}\n"
             for one in catalogue().values())  # fmt: skip
    return f"## {_WORDS[language]['contents']}\n\n{''.join(lines)}"


def _heading(metric: Metric, language: str) -> str:
    """The heading of one metric."""
    return f"{metric.title[language]} (`{metric.id}`)"


def _section(metric: Metric, language: str = "en") -> str:
    """One metric: title, description, what it is measured in, its formula, caveats and worked example."""
    words = _WORDS[language]
    facts = "".join(f"- {words[name]}: {value}\n" for name, value in _facts(metric, language).items())
    return (
        f"## {_heading(metric, language)}\n\n{metric.description[language]}\n\n{facts}\n"
        f"{words['formula']}:\n\n```sql\n{formula(metric)}\n```\n\n**{words['caveats']}.** {metric.caveats[language]}\n\n"
        f"**{words['example']}.**\n\n{_example(metric, words)}"
    )


def _unit_of_rows(metric: Metric) -> str:
    """The words for a metric without a unit of its own: each product has one, the figures have one, or there is none."""
    if metric.table != "observation":
        return "none"
    return "product" if metric.product else "printed"


def _facts(metric: Metric, language: str = "en") -> Mapping[str, str]:
    """The short facts by key: unit, kind, datasets, periods, transforms, method."""
    words = _WORDS[language]
    power = f" x 10^{metric.unit_mult}" if metric.unit_mult else ""
    ways = sorted(
        {name for freq in metric.freqs for name in (offered(metric, freq) if freq in MONTHS else metric.transforms)},
        key=list(TRANSFORMS).index,
    )
    return {
        "unit": f"{metric.unit}{power}" if metric.unit else words[_unit_of_rows(metric)],
        "kind": f"{metric.kind}, {metric.scale}",
        "datasets": ", ".join(metric.datasets) or words["register"],
        "periods": ", ".join(metric.freqs),
        "transforms": ", ".join(ways),
        "method": metric.source_of_method,
    }


def formula(metric: Metric) -> str:
    """The aggregates as SQL: numerator, and denominator if there is one; summed to the grain first, divided last."""
    top = _half(metric.numerator)
    if metric.denominator is None:
        return top
    factor = f"{metric.factor:g} * " if metric.factor != 1 else ""
    return f"{factor}({top})\n/ ({_half(metric.denominator)})"


def _half(half: Half) -> str:
    """One aggregate with its filters."""
    fixed = "".join(
        f" and {name} = '{value}'" for name in ("activity", "product", "freq") if (value := getattr(half, name))
    )
    return f"select {half.sql} from {half.table} where {half.where}{fixed}"


def _example(metric: Metric, words: Mapping[str, str]) -> str:
    """Rows, question and answer of the worked example."""
    lines = []
    for table, rows in metric.example.rows.items():
        columns = list(dict.fromkeys(name for row in rows for name in row))
        lines += [f"`{table}`", "", f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
        lines += [f"| {' | '.join(str(row.get(name, '')) for name in columns)} |" for row in rows] + [""]
    asked = ", ".join(f"{name} = {_plain(value)}" for name, value in metric.example.query.items())
    answer = metric.example.reason or f"{metric.example.value:g}"
    return "\n".join([*lines, f"{asked}: {words['gives']} **{answer}**.", ""])


def _plain(value: object) -> str:
    """A value of the question as text."""
    return ", ".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value)
