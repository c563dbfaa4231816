"""The HTTP front: one FastAPI app for everything that is served."""
