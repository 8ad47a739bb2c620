"""The event harm-reduction toolbox: event profiles and guideline pages become a site and printable checklists.

The rooms follow the flow: `read` (files to typed things), `model` (those things), `assemble` (a plan for one
event), `write` (pages, paper and data made from the plan), `publish` (the whole site, swapped in at once), `cli`.
"""

__version__ = "0.1.0"
