"""How much of anything may be said: profile, evaluation and the forms on the site read these bounds here."""

VISITORS = (1, 10_000_000)
"""From how few to how many visitors there can be at the busiest moment."""
LONGEST_EVENT = 364
"""Days that an event may last: more is a mistake in a date, mostly in its year."""
IN_HOURS = 48
"""How long something takes is said in hours up to here, and in days above: nobody reckons in 517 hours."""
EVENING = "17:00"
"""What begins from then on is on an evening to people, and what begins before on a day, however late it goes on."""
ONE_GO = 24
"""Hours up to which what goes on without a break is one day or one night to people, whatever the calendar says."""
DECIBELS = (60, 130)
"""dB(A): below is talk, above hurts at once; a class of sound lies in between."""
COUNTED = 100_000
"""The most of anything that an evaluation counts."""
ROW = 90
"""Letters of a row that is one line of doing (LOOK, rule 5); a figure in it counts as two."""
SLUG = 60
"""Letters of the name of a file, which is part of an address."""
