"""The pure rules of rollup."""
