"""The files of an event, named after what they are, and the catalogue that the form works from."""
