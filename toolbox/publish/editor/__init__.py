"""The editor in the browser (`/admin/`): its page, and its settings, made from the models that check the files."""
