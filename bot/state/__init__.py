"""What the fronts have to remember: people and their rights, the inbox, answers given, audit, feedback.

The one package outside retrieval/adapters that names SQLAlchemy (docs/decisions/0011): its tables lie
in the catalog's database and its callers see frozen dataclasses only.
"""
