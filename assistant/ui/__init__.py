"""The Streamlit pages: read widgets, call one function, draw."""
