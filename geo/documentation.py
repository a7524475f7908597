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
python -m geo add --squares KZ                                   # lays its squares anew, with the names as they are now
python -m geo add --remove KZ                                    # takes it back
make run                                                         # builds the warehouse, publishes outlines, shows it
```

Everything goes into `data/own/`, which is the office's: an update of the program does not touch it, and neither does `make clean`.

| what | where |
|---|---|
| outlines at three levels of detail, list of regions | `data/own/boundaries/` |
| one square a region: place and letters, may be edited; then `python -m geo publish` | `data/own/tiles/KZ.csv` |
| names in three languages, membership | `data/own/reference/area.csv`, `area_parent.csv`; edit the names there |
| own publications, products, units ... | `data/own/reference/source.csv` and so on, in the form of `data/reference/` |
| own figures | `data/own/raw/NAME.csv` with `NAME.toml`, in the form of `data/raw/`; `metrics = ["employment"]` in it names what they are of |
| own clusters | `data/own/raw/registry/cluster.csv`, `cluster_area.csv` and so on, each with its `.toml`, whose `dataset` has a name of its own |

Until there are figures, the map shows every region hatched and says which file brings them. The demonstration offers an added country, too,
with its outlines and without figures: nothing is made up of it, and nothing that the office knows is shown among made-up figures.

- Codes are those of ISO 3166-2 where the source has them; a code such as `01` of a file becomes `XA-01`. For regions of your own take a
  country code from XA to XZ.
- Names that the source does not have in a language stay empty and are shown in English; `name_origin` says `ours` where we corrected one.
- The projection is equal-area: Albers for a country along a parallel between the tropics and the polar circles, Lambert azimuthal for any other.
- Squares are laid by the program: regions begin where they lie, are pulled to their neighbours and pushed from all others, and get cells by
  an optimal assignment; of several grids the one that keeps most neighbours touching is taken and improved by exchanges. How many pairs touch
  is printed and stands under the map. Far islands come near. The same regions give the same squares.
- What does not fit is named with file, feature (counted from 1), field, value and what was expected, all of it at once, and nothing is
  written: no code, a code of another country, a code twice, no polygon, coordinates that are no degrees, regions that
  leave no longitude free, an outline that crosses itself or
  a neighbour by more than 1 % of its area. `--leave-out` leaves such features out instead (not outlines that cross).
  Smaller faults of drawing are mended and named.
- Codes of a file are held against ISO 3166-2 in both directions: codes that it does not list and units that no feature has are named, with the
  unit of the same name for a feature without a code. A file may lie on both sides of 180 degrees, cut there or not.
- A region of ISO 3166-2 without outline in the source takes figures, but is not on the map; it is named when the country is added, and on
  the page. Where a code of the source is older than the list of today, it is kept and named (Kazakhstan is brought up to date by us).
- The boundary source is a tool of developers; where it is missing, the command names the one line that installs it. Files need nothing more.
"""


def render() -> str:
    """The whole document, ending with one line feed."""
    return f"{_HEAD}\n{markdown(methods(), _COMMAND)}{_ADDING}"
