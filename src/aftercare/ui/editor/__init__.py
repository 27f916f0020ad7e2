"""The window in which a clinic changes its pack: a form, a preview beside it, and what is still wrong below."""
