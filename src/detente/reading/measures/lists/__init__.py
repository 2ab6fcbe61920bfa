"""Lists and acts: items, labelled lines, tables and legal wording put into sentences."""
