"""The heart: from a question to a verified answer. Knows nothing of files, chats or HTTP."""
