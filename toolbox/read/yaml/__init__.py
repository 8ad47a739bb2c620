"""YAML as a tree that knows its places, what is mended in it, and the models that it is held against."""
