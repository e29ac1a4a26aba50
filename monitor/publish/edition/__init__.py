"""What an edition tells: chosen, ordered, quoted, frozen, and as rows. Not here: its words and layout (digest)."""
