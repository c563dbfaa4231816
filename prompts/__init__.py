"""Prompt texts in Markdown with front matter; every text that a language model gets begins here."""

from prompts.loader import Prompt, PromptInvalid, fingerprint, load, read

__all__ = ["Prompt", "PromptInvalid", "fingerprint", "load", "read"]
