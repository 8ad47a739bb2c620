"""A city elsewhere: a folder with the program, and with decisions and pages to begin with."""
