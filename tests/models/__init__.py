"""What the database itself refuses, and what the querysets find."""
