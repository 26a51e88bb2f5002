// Grown in place.
