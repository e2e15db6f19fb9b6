"""Answer objects: what a document holds that can be an answer by itself, chosen and rendered.

They are views of the passages that the record keeps, so they need no store and no index of their
own: a list has one window made of its heading, lead and items, a definition and a row are passages.
"""
