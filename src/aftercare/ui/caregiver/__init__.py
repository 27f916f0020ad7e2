"""The page of somebody who drives the patient or stays with them, and the window it stands in."""
