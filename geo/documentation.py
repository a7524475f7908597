"""The methods on maps, and how a country is added, as text for the reader: docs/maps.md."""

from data.requests.documentation import markdown
from geo.methods import methods

_COMMAND = "python -m geo compute"
_HEAD = f"""# Methods on maps

Written from the docstrings and worked examples of geo by `python -m geo docs`; do not edit. The other methods stand in
[metrics.md](metrics.md). A method answers a request in JSON on standard input: `{_COMMAND} METHOD < request.json`.
"""


_ADDING = """
## Another country, or regions of your own

```
python -m geo add --country KZ                                   # from the boundary source (Natural Earth, ISO 3166-2)
python -m geo add --file regions.geojson --country XA            # from a file: GeoJSON, or GeoPackage (--layer)
python -m geo add --file okrug.gpkg --country XB --code-field okato --name-field ru=NAME en=NAME_EN --country-name en=Okrug
python -m geo add --remove KZ                                    # takes it back
make run                                                         # builds the warehouse, publishes outlines, shows it
```

Everything goes into `data/own/`, which is the office's: an update of the program does not touch it, and neither does `make clean`.

| what | where |
|---|---|
| outlines at three levels of detail, list of regions | `data/own/boundaries/` |
| names in three languages, membership | `data/own/reference/area.csv`, `area_parent.csv`; edit the names there |
| own publications, products, units ... | `data/own/reference/source.csv` and so on, in the form of `data/reference/` |
| own figures | `data/own/raw/NAME.csv` with `NAME.toml`, in the form of `data/raw/`; `metrics = ["employment"]` in it names what they are of |

Until there are figures, the map shows every region hatched and says which file brings them.

- Codes are those of ISO 3166-2 where the source has them; a code such as `01` of a file becomes `XA-01`. For regions of your own take a
  country code from XA to XZ.
- Names that the source does not have in a language stay empty and are shown in English; `name_origin` says `ours` where we corrected one.
- The projection is equal-area: Albers for a country along a parallel between the tropics and the polar circles, Lambert azimuthal for any other.
- What does not fit is named with file, feature (counted from 1), field, value and what was expected, all of it at once, and nothing is
  written: no code, a code of another country, a code twice, no polygon, coordinates that are no degrees, an outline that crosses itself or
  a neighbour by more than 1 % of its area. `--leave-out` leaves such features out instead (not outlines that cross).
  Smaller faults of drawing are mended and named.
- A region of ISO 3166-2 without outline in the source takes figures, but is not on the map; it is named when the country is added, and on
  the page. Where a code of the source is older than the list of today, it is kept and named (Kazakhstan is brought up to date by us).
- The boundary source is a tool of developers; where it is missing, the command names the one line that installs it. Files need nothing more.
"""


def render() -> str:
    """The whole document, ending with one line feed."""
    return f"{_HEAD}\n{markdown(methods(), _COMMAND)}{_ADDING}"
