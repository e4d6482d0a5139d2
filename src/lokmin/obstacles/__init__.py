"""What stands in the way? Problems, priorities, causes and the support asked."""
