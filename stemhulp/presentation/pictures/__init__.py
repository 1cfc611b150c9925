"""Pictures that several rooms can use: coordinates and shades, no pages."""
