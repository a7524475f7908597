"""Rule check and gaps as a reader uses them: signs with figures, the cluster behind them, the map, the worklist, the file."""

import csv
import io
import re

import pytest

pytestmark = pytest.mark.browser

MATRIX = {"ru": "Проверка по правилам: кластеры и правила"}
CHECK = {"ru": "Проверка по правилам"}


def test_from_the_matrix_to_the_cluster_and_from_the_gaps_to_the_file(visit, two_editions):
    screen = visit("clusters", base=two_editions, lang="ru", edition="demo", country="RU")
    page = screen.unfold(MATRIX["ru"]).page
    page.locator("td.verdict.not_met").first.wait_for()
    rows = page.locator("tr:has(td.verdict [role=img])")
    counts = [int(n) for n in re.findall(r"\d+", page.locator("tr.counts td.verdict").first.inner_text())]
    assert sum(counts) == rows.count() == 23
    first = rows.filter(has=page.locator("td.not_met")).first
    link, failed = first.locator("a[data-cluster]"), first.locator("td.not_met").count()
    chosen = link.get_attribute("data-cluster")
    link.click()
    screen.wait_params(cluster=chosen)
    every = screen.unfold(CHECK["ru"]).table(CHECK["ru"])
    assert len(every) == 7
    assert sum(row[1].startswith("✗") for row in every) == failed
    assert all(row[2].endswith(".") for row in every[1:])
    assert "Решает текст закона" in " ".join(screen.texts())
    screen.go("gaps", lang="ru", edition="demo", country="RU", metric="establishments_share", activity="C13")
    worklist = page.locator(".lio-table:has(.whole)").first.locator("tbody tr")
    without, planned, *_ = (
        int(n) for n in page.locator(".lio-map .classes, .lio-map .legend").first.inner_text().split() if n.isdigit()
    )
    assert worklist.count() == without + planned
    assert screen.title.startswith(str(without))
    name, content = screen.download("cluster-gaps-establishments_share-C13-2025-csv")
    assert name.startswith("DEMONSTRATION-DATA_light-industry_RU_cluster-gaps")
    lines = content.decode("utf-8-sig").splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(("ref_area", '"ref_area')))
    found = list(csv.DictReader(io.StringIO("\n".join(lines[start:]))))
    assert sum(row["kind_code"] == "without" for row in found) == without
    assert len(found) == 83
