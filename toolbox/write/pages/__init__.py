"""The pages of the site as Markdown files, but those of the events."""
