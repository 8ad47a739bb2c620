"""An event: what is known of it, what is assumed where nobody says it, and how its values are bounded."""
