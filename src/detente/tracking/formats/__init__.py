"""Statistical files as series: USDA export sales, US Census, customs of the importer, and plain CSV."""
