"""The admin as an admin uses it: through its pages."""
