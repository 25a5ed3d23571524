"""A documentary record of a summit, from YAML files to pages, exports and figures."""

__version__ = "0.1.0"
