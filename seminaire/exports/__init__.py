"""The programme as files: for calendars, for other programs, for paper. All made from a `Contenu`, kept once made."""
