"""What a client asks: the operation and its arguments, read and checked."""
