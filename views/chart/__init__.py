"""Our charts on a Streamlit page: Plotly's own drawing, moved from figure to figure instead of being made anew."""

from views.chart.component import Toggle, draw, toggles

__all__ = ["Toggle", "draw", "toggles"]
