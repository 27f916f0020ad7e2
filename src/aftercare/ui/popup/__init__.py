"""Our own pop-up, for a desktop that shows no notices of its own."""
