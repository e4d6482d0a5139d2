"""Who? Accounts, offices and personal links."""
