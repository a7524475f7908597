"""English texts that data and metrics declare, marked here so that pages and files can say them in the reader's language.

A text that is not on these lists is shown as it was declared: a new publisher never breaks a page.
"""

from views.parts.language import N_, SOURCE_LANGUAGE, _, current

METHODS = (
    N_("As stated in the source"),
    N_("Count over the register on record here"),
    N_("EMISS indicator 58109; sum of printed figures"),
    N_("Quotient of two sums"),
    N_("Quotient of two sums; QCEW divides wages by mean employment in the same way"),
    N_("Quotient of two sums; relative to the country it is the location quotient (Florence 1939)"),
    N_("Quotient of two sums; relative to the country: location quotient (Florence 1939)"),
    N_("Rosstat monthly bulletin; read as printed"),
    N_("Rosstat order No 7 of 16.01.2020; read as printed"),
    N_("Rosstat, monitoring of the regions"),
    N_("Rosstat, monitoring of the regions; sum of printed figures"),
    N_("Rosstat, output of main products in physical terms; growth as in order No 7 of 16.01.2020, formulas 8 and 9"),
    N_("Rosstat, shipments by subject of the federation, 2005-2016"),
    N_("US Bureau of Economic Analysis, SAGDP2; SNA 2008"),
    N_("US Bureau of Labor Statistics, QCEW; sum of printed figures"),
    N_("US Census Bureau, County Business Patterns; sum of printed figures"),
)
VIEWS = (
    N_("x(t) / x(same period of the year before) × 100"),
    N_("sum of x since January / the same sum of the year before × 100"),
    N_("x(t) / x(period before) × 100, not seasonally adjusted"),
    N_("sum of x over the last 12 months"),
    N_("sum over 12 months / the 12 months before × 100"),
    N_("x(t) / mean of x over the base period × 100; where x is a quotient, the mean of its values"),
    N_("x(area) / x(country) × 100"),
    N_("x(area) / x(country)"),
)
COLUMNS = (
    N_("where"),
    N_("economic activity"),
    N_("product; _T where the figure is of no single product"),
    N_("length of the period"),
    N_("SDMX period: 2023, 2023-S1, 2023-Q2, 2023-06"),
    N_("first day of the period"),
    N_("last day of the period"),
    N_("power of ten the value is to be multiplied by"),
    N_("SDMX observation status"),
    N_("SDMX confidentiality status; C = withheld"),
    N_("what changed where the status is B"),
    N_("series family"),
    N_("issue of the publication the row was printed in"),
    N_("day of release, or the bound that vintage_precision names"),
    N_("publication that the row rests on"),
    N_("remark in the words of whoever kept the row"),
)
PUBLISHERS = (
    N_("DEMONSTRATION"),
    N_("AiF Ivanovo"),
    N_("Garant legal database"),
    N_("Government of Oryol region"),
    N_("Great Ukrainian Encyclopedia"),
    N_("Gumbetovsky district administration, Dagestan"),
    N_("Interfax Russia"),
    N_("Kharkiv city council"),
    N_("Kharkiv regional state administration"),
    N_("Kharkiv regional state administration (photo credit: kharkivoda.gov.ua)"),
    N_("Khmelnytskyi regional council"),
    N_("Kodeks legal database"),
    N_("Kommersant"),
    N_("Krymsky district press"),
    N_("Lviv district administration"),
    N_("MK Barnaul"),
    N_("MK Ivanovo"),
    N_("MK Tver"),
    N_("Mail.ru News"),
    N_("Main Department of Statistics in Chernihiv region"),
    N_("Main Department of Statistics in Kherson region"),
    N_("Main Department of Statistics in Lviv region"),
    N_("Main Department of Statistics in Vinnytsia region"),
    N_("Moskovsky Komsomolets"),
    N_("Omskstat (territorial office of Rosstat)"),
    N_("Po.in.tex cluster"),
    N_("Prime"),
    N_("Pskov news feed"),
    N_("RBC Kavkaz"),
    N_("RIA Dagestan"),
    N_("RIA Novosti"),
    N_("Realnoe Vremya"),
    N_("Rosstat"),
    N_("Rosstat (EMISS)"),
    N_("Souzlegprom (industry union)"),
    N_("Sovetskaya Chuvashia"),
    N_("Sumy city council (figures of the statistics office)"),
    N_("Tatar-inform"),
    N_("US Bureau of Economic Analysis"),
    N_("US Bureau of Labor Statistics"),
    N_("US Census Bureau"),
    N_("Ukrainian Cluster Alliance"),
    N_("Ulyanovsk region authority site (de.ulgov.com)"),
)
LICENCES = (
    N_("facts quoted"),
    N_("made up by this program, free to use"),
    N_("facts quoted with attribution"),
    N_("official information, facts quoted with attribution"),
    N_("official statistics, reuse with attribution"),
    N_("official statistics, reuse with attribution to Rosstat; repository MIT"),
    N_("official statistics, reuse with attribution to Rosstat; repository GPL-3.0, only numbers are taken"),
    N_(
        "official statistics, reuse with attribution to Rosstat; the repository carries no licence, only numbers are taken"
    ),
    N_("public domain (US government work)"),
)
TITLES = (
    N_("Figures made up by this program"),
    N_("Short-term economic indicators of the Russian Federation (monthly bulletin KEP), issues 2009-04 to 2016-12"),
    N_("SAGDP2N Gross domestic product (GDP) by state, 1997-2022"),
    N_("Quarterly Census of Employment and Wages 2016, by area"),
    N_("County Business Patterns, states, 2000-2011"),
    N_(
        "Производство основных видов продукции в натуральном выражении (годовые данные с 2017 года, ОКПД2), sheets 13, 14, 15"
    ),
    N_(
        "Объем отгруженных товаров собственного производства, выполненных работ и услуг собственными силами по субъектам "
        "Российской Федерации, 2005-2016, sheet 2 (обрабатывающие производства)"
    ),
)
# Remarks of made-up figures.
REMARKS = (
    N_("DEMONSTRATION: from 2021 without nonwovens, not comparable with earlier years"),
    N_("DEMONSTRATION: a remark on territory begins here; the regions are the same"),
    N_("DEMONSTRATION: provisional, to be revised"),
    N_("DEMONSTRATION: the report had not come by the closing day"),
    N_("DEMONSTRATION: no reports are taken here"),
    N_("DEMONSTRATION: withheld, fewer than three firms or needed to keep another figure unknown"),
    N_("DEMONSTRATION: no comparison, nothing was reported in one of the periods"),
)


def said(text: str) -> str:
    """A declared text in the current language; one that is not listed stays as it was declared."""
    return _(text) if text else ""


def cited(title: str) -> str:
    """The title of a publication; one in brackets is our own English note and is left out elsewhere."""
    return said(title) if current() == SOURCE_LANGUAGE or not title.startswith("[") else ""
