"""What a clinic does with a pack: check it, see its plan. Words for the commands, no reading of files and no clock."""
