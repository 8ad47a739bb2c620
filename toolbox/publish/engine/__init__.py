"""All that knows MkDocs and Material: the theme, the configuration, rendering."""
