"""Training of the models that the project ships, from text that the user provides."""
