"""Sending a built site to where visitors find it: what changes there, and how nothing there breaks."""
