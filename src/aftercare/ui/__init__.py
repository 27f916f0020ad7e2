"""What is on the screen: windows, pages, presenters and the look. Decisions of the plan are made in ``domain``."""
