"""An open meeting in a database of its own, `lokmin serve` over it, and the phones and staff that use it.

Benchmarks and the tests that kill servers share it. Everything goes over real sockets of this machine.
"""
