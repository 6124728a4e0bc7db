"""A chantier as files: its sheet for those it is handed to, its tables for spreadsheets."""

FORMATS = ("pdf", "odt", "docx", "md")  # of the sheet
