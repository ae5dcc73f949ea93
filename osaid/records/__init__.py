"""What is known of a system: statements, facts, components, systems."""
