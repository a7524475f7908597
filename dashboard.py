"""Light Industry Observatory: page configuration and table of contents, nothing else."""

import streamlit as st

from views.parts import chrome, contents, controls, language

selection = controls.arrive()
language.use(selection.language)
page = st.navigation(contents.listed(), position="top")
controls.enter(page.url_path)
st.set_page_config(page_title=chrome.tab(page.title), page_icon=chrome.ICON, layout="wide")
chrome.brand()
chrome.run(page)
