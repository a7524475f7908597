"""SDMX statuses of figures and kinds of breaks: which is the worse, which leave no figure, which void a comparison."""

# CL_OBS_STATUS from harmless to worst. B is not here: a break is carried in break_kind and never ranked.
RANKED = ("A", "N", "U", "P", "I", "E", "F", "H", "O", "L", "M", "Q")
# With one of these there is no figure: missing, impossible or withheld (Q).
WITHOUT_VALUE = ("M", "O", "L", "H", "Q")
# CL_CONF_STATUS under which a figure is not withheld.
FREE = ("", "F", "N")
# Kinds of breaks from harmless to worst; territory_remark is a remark only.
BREAK_ORDER = ("", "territory_remark", "territory", "definition")
VOIDING_BREAKS = ("definition", "territory")
