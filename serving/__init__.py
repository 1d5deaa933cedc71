"""How the app is served: security headers, compression, the first paint, and honest answers to bad requests."""
