"""The pages that people read in a browser: pure views, templates, and the routes that fill them."""
