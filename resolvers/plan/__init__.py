"""What a question asks of the graph, and which column each field of the response is read from."""
