"""What a city decides: the policy, and what stands in it."""
