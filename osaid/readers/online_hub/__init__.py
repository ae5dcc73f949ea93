"""A repository on the Hugging Face Hub, fetched because `hf:` was written.

Nothing else fetches anything. Taken are the Hub's answer about the repository and a
few small texts in it, never weights or data; `osaid.readers.huggingface` reads them.
"""

from osaid.readers.online_hub.reading import reading_of_hub

__all__ = ["reading_of_hub"]
