"""The live preview: the site on this machine alone, built again when a file is saved."""
