"""What is known of other people's libraries: stubs, and the marks that they use."""
