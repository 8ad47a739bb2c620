"""Events from a list that a city has already: a spreadsheet, a calendar, or what another site gives as JSON.

A file becomes rows (`reading`, a module a kind of file), a row becomes the facts of an event (`facts`, with `moments`
and `values` for what people write in cells), and facts that our own model takes become a profile (`importing`). What
is assumed, read otherwise than written, or left out is told, row by row. The words of lists stand in `names.yml`.
"""
