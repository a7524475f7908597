"""Light Industry Observatory: page configuration and table of contents, nothing else."""

import streamlit as st

from views import PAGES
from views.parts import chrome, controls, language

selection = controls.arrive()
language.use(selection.language)
pages = [
    st.Page(entry.file, title=language.gettext(entry.title), url_path=entry.url_path, default=entry is PAGES[0])
    for entry in PAGES
]
page = st.navigation(pages, position="top")
controls.enter(page.url_path)
st.set_page_config(page_title=chrome.tab(page.title), page_icon=chrome.ICON, layout="wide")
chrome.brand()
chrome.run(page)
