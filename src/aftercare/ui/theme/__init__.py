"""The look: colours, type, spacing, icons and the one style sheet."""
