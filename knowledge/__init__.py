"""Public data: services, French courses, events and first-weeks guides. It knows nothing about anybody's words."""
