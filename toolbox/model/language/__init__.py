"""What a language brings along besides its words for the site: how it is read, searched and guarded."""
