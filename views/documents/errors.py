"""What can go wrong when a file is made, said to the person who asked for it."""


class DocumentError(ValueError):
    """A file that cannot be made as asked."""


class TooManyRows(DocumentError):
    """More rows than a sheet holds."""


class TextTooLong(DocumentError):
    """A text that a cell does not hold; cutting it would lose a part in silence."""


class PassportMismatch(DocumentError):
    """A passport that was made for other rows."""
