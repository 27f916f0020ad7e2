"""From a clinic's old instruction sheet to draft rules: sentences in, proposals out. Nothing here enters a pack."""
