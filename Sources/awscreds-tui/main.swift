print("awscreds-tui")
