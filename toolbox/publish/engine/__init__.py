"""All that knows the engines, MkDocs with Material and Zensical: the theme, the configuration, rendering."""
