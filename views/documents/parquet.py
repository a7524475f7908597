"""Parquet files for programs: typed columns under machine names, the passport in the file's metadata.

The file's key `passport` holds the JSON of the passport, `demonstration` the words of a demonstration; each column's
metadata has `label`, `meaning` and `unit`. Text is stored as it is: no program runs it as a formula.
"""

import io

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from views.documents import cells, demonstration
from views.documents.errors import DocumentError
from views.documents.passport import Field, Passport, sealed


def write_parquet(frame: pd.DataFrame, passport: Passport, lang: str) -> bytes:
    """The rows as Parquet, compressed with zstd; raises DocumentError for a column of mixed types or infinity."""
    known = sealed(passport, frame)
    columns = {str(name): _column(frame.iloc[:, at]) for at, name in enumerate(frame.columns)}
    schema = pa.schema(
        [_described(known.field(name), column.type) for name, column in columns.items()], _metadata(known, lang)
    )
    written = io.BytesIO()
    pq.write_table(pa.table(list(columns.values()), schema=schema), written, compression="zstd")
    return written.getvalue()


def _metadata(passport: Passport, lang: str) -> dict[str, str]:
    """What the file says of itself."""
    words = {"demonstration": demonstration.words(lang)} if passport.is_demonstration else {}
    return {"passport": passport.as_json(), **words}


def _described(known: Field, kind: pa.DataType) -> pa.Field:
    """A column with its label, meaning and unit."""
    return pa.field(known.name, kind, metadata={"label": known.label, "meaning": known.meaning, "unit": known.unit})


def _column(column: pd.Series) -> pa.Array:
    """A column with the narrowest type that holds it; without any value it keeps the type the frame gave it."""
    values = cells.values(column)
    try:
        found = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        kinds = sorted({type(value).__name__ for value in values if value is not None})
        raise DocumentError(f"Column {column.name!r} mixes {', '.join(kinds)}; a column has one type.") from error
    if pa.types.is_null(found.type):
        return found.cast(_declared(column))
    return found.cast(pa.float64()) if pd.api.types.is_float_dtype(column.dtype) else found


def _declared(column: pd.Series) -> pa.DataType:
    """The type of a column by what the frame says, for one that has no values."""
    kind = column.dtype
    if pd.api.types.is_bool_dtype(kind):
        return pa.bool_()
    if pd.api.types.is_integer_dtype(kind):
        return pa.int64()
    if pd.api.types.is_float_dtype(kind):
        return pa.float64()
    return pa.date32() if pd.api.types.is_datetime64_any_dtype(kind) else pa.string()
