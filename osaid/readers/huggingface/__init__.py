"""What the Hugging Face Hub offers, offline: cards, folders, answers.

Nothing is fetched. A card is read as text, a repository as a folder, and an answer of
the Hub as a document.
"""

from osaid.readers.huggingface.card import read_card_text
from osaid.readers.huggingface.hub_api import is_hub_api, read_hub_api
from osaid.readers.huggingface.recognition import is_card_text
from osaid.readers.huggingface.repository import is_repository, read_repository

__all__ = [
    "is_card_text",
    "is_hub_api",
    "is_repository",
    "read_card_text",
    "read_hub_api",
    "read_repository",
]
