"""The page on which a patient sees, chooses and saves what their driver gets."""
