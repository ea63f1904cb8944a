"""What stands in the way of a rewrite: each module looks for one kind of hazard and names the place that causes it."""
