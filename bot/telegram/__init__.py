"""The Telegram front: handlers are plain functions of an update and a typed context."""
