"""Who comes in and what they may do: sign-in, sessions, roles, headers, faults. Not here: what they see (screens)."""
