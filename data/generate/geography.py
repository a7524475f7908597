"""Where light industry is believed to be: weights of regions by branch, and how large regions are.

The weights are invented; only the order of places is that of common knowledge (cotton around Ivanovo, footwear in the
south, leather in Ryazan and Zhytomyr). A region that is not listed for a branch may be drawn to make a little of it.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Weights = npt.NDArray[np.float64]

# Millions of inhabitants, rounded: the weight of everything that is not light industry.
_SIZE = {
    "RU": """AD 0.5 AL 0.2 ALT 2.1 AMU 0.8 ARK 1.0 AST 1.0 BA 4.1 BEL 1.5 BRY 1.2 BU 1.0 CE 1.5 CHE 3.4 CHU 0.05 CU 1.2
        DA 3.2 IN 0.5 IRK 2.3 IVA 0.9 KAM 0.3 KB 0.9 KC 0.5 KDA 5.8 KEM 2.5 KGD 1.0 KGN 0.8 KHA 1.3 KHM 1.7 KIR 1.1
        KK 0.5 KL 0.3 KLU 1.1 KO 0.7 KOS 0.6 KR 0.5 KRS 1.1 KYA 2.8 LEN 2.0 LIP 1.1 MAG 0.1 ME 0.7 MO 0.8 MOS 8.6
        MOW 13.1 MUR 0.7 NEN 0.04 NGR 0.6 NIZ 3.1 NVS 2.8 OMS 1.8 ORE 1.8 ORL 0.7 PER 2.5 PNZ 1.2 PRI 1.8 PSK 0.6
        ROS 4.2 RYA 1.1 SA 1.0 SAK 0.5 SAM 3.1 SAR 2.4 SE 0.7 SMO 0.9 SPE 5.6 STA 2.9 SVE 4.2 TA 4.0 TAM 1.0 TOM 1.1
        TUL 1.5 TVE 1.2 TY 0.3 TYU 1.6 UD 1.4 ULY 1.2 VGG 2.5 VLA 1.3 VLG 1.1 VOR 2.3 YAN 0.5 YAR 1.2 YEV 0.15 ZAB 1.0""",
    "UA": """05 1.5 07 1.0 09 2.1 12 3.1 14 4.1 18 1.2 21 1.2 23 1.7 26 1.4 30 3.0 32 1.8 35 0.9 40 0.4 43 1.9 46 2.5
        48 1.1 51 2.4 53 1.4 56 1.1 59 1.1 61 1.0 63 2.6 65 1.0 68 1.2 71 1.2 74 1.0 77 0.9""",
}
# Branch: weights of the places known for it, then how many further regions make a little of it.
_PLACES = {
    "RU": {
        "cotton": ("IVA 66 VLA 6 MOS 5 KOS 4 CU 4 TVE 3 VLG 2 SPE 2 ALT 2 YAR 2 SAM 1", 7),
        "synthetic": ("IVA 20 MOS 12 VLA 10 TVE 8 ROS 8 TA 6 SPE 6 KDA 5 SAR 4 BRY 4 RYA 3 KRS 3", 12),
        "wool": ("BRY 25 MOS 15 SPE 10 PNZ 10 ULY 8 STA 6 TVE 5 TAM 5 KRS 4 SVE 3 DA 2", 4),
        "linen": ("VLG 22 KOS 22 VLA 14 YAR 12 SMO 8 IVA 8 TVE 6 NIZ 3 KIR 2 PSK 2 ORL 1", 3),
        "carpets": ("MOS 20 VLA 12 NIZ 10 LEN 10 KLU 8 DA 8 MOW 6 ROS 6 KRS 5 RYA 5 ULY 4 AST 2", 8),
        "nonwovens": ("MOS 18 TA 12 ROS 10 TUL 9 IVA 9 LEN 8 KLU 7 BA 6 VLA 6 NIZ 6 SAM 4 NVS 4 VOR 4 RYA 3 SVE 3", 14),
        "camping": ("MOS 15 IVA 14 SPE 12 KRS 8 CHE 8 NVS 6 SVE 5 TVE 5", 5),
        "sewn": ("MOS 16 IVA 15 ROS 11 MOW 8 SPE 5 KDA 5 VLA 4 NIZ 3 SMO 3 CU 3 KGD 2 STA 2 BRY 2 NVS 2", 50),
        "knit": ("IVA 22 MOS 12 ROS 7 STA 6 SPE 5 PNZ 4 KGD 3 ULY 3 KOS 3 NVS 2", 34),
        "hosiery": ("TUL 16 IVA 13 SMO 12 PNZ 11 VGG 9 MOS 8 CHE 6 KIR 3", 12),
        "fur": ("KIR 45 TA 22 STA 14 PNZ 6 MOS 5", 3),
        "leather": ("RYA 30 TVE 16 KIR 11 ROS 9 VLG 7 STA 6 DA 5 YAR 4", 4),
        "footwear": ("ROS 15 MOS 12 DA 12 TVE 10 KDA 9 KIR 9 STA 7 CHE 6 MOW 5 SPE 5 VLA 5 KGD 4 UD 3 YAR 3 KC 2", 18),
        "rubber": ("ROS 20 KDA 15 DA 12 KIR 10 MOS 9 STA 8 CHE 6 TOM 4 VGG 4", 10),
        "felt": ("KIR 24 TVE 22 YAR 18 TA 10 NIZ 8 KOS 6 ME 6 OMS 5", 5),
    },
    "UA": {
        "cotton": ("63 20 46 16 68 14 12 12 65 10 77 8 18 8 30 5", 5),
        "synthetic": ("63 22 12 14 46 12 30 10 68 9 77 8 23 6", 6),
        "wool": ("77 24 63 18 59 16 46 12 71 10 53 8", 3),
        "linen": ("18 40 56 22 46 14 07 10 74 8", 2),
        "carpets": ("77 20 46 18 71 16 63 14 68 12 21 8", 4),
        "nonwovens": ("63 18 12 16 46 14 18 12 32 12 05 8 68 8", 6),
        "camping": ("63 24 46 22 30 16 12 14 51 10", 3),
        "sewn": ("46 15 63 14 21 11 68 10 12 8 30 8 77 7 26 7 05 6 71 5 51 5 18 4", 12),
        "knit": ("63 20 77 15 68 15 46 13 12 10 30 8 21 6", 9),
        "hosiery": ("18 20 63 18 07 16 46 14 77 10 09 10", 5),
        "fur": ("63 30 77 24 30 18 51 12", 2),
        "leather": ("18 24 26 22 05 18 63 10 46 9 77 6", 3),
        "footwear": ("12 19 63 17 21 12 77 11 46 10 18 8 51 7 30 6 68 5", 9),
        "rubber": ("12 26 63 18 46 14 21 12 51 10 68 8", 5),
        "felt": ("77 30 46 24 63 18 18 12", 2),
    },
}
# What further regions make together, against all listed ones.
_REST = 0.14


def regions(country: str) -> tuple[str, ...]:
    """Codes of the regions of a country, sorted."""
    return tuple(sorted(_parsed(country, _SIZE[country])))


@lru_cache(maxsize=4)
def sizes(country: str) -> Weights:
    """Millions of inhabitants of every region, in order of code."""
    known = _parsed(country, _SIZE[country])
    return np.array([known[area] for area in regions(country)])


def weights(country: str, branch: str, dice: np.random.Generator) -> Weights:
    """The part of every region in a branch, in order of code; sums to 1. 0 = the region makes none of it."""
    text, n_further = _PLACES[country][branch]
    listed, areas = _parsed(country, text), regions(country)
    found = np.array([listed.get(area, 0.0) for area in areas])
    found *= np.exp(dice.normal(0.0, 0.12, len(areas)))
    free, size = np.flatnonzero(found == 0), sizes(country)
    chosen = dice.choice(free, min(n_further, len(free)), replace=False, p=size[free] / size[free].sum())
    little = size[chosen] * np.exp(dice.normal(0.0, 0.5, len(chosen)))
    found[chosen] = _REST * found.sum() * little / little.sum()
    shares: Weights = found / found.sum()
    return shares


def _parsed(country: str, text: str) -> dict[str, float]:
    """Pairs of code and number; codes without the country."""
    words = text.split()
    return {f"{country}-{code}": float(number) for code, number in zip(words[::2], words[1::2], strict=True)}
