"""What the files of a repository are, by their names.

A name shows what a file is for, and nothing of what is in it: whatever is concluded
from these rules is `inferred`, and a file that is not there says nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

PARAMETERS = "parameters.final"
"""The kind of the weights that a model repository is there for."""

DATA = "data.training"
"""The kind of what a dataset repository is there for."""

CARD = "README.md"
"""The file that is the card of a repository."""

_WEIGHTS = (
    r"(?:[^/]*\.(?:safetensors|gguf|onnx|onnx_data|pt|pth|ckpt)|tf_model[^/]*\.h5"
    r"|flax_model[^/]*\.msgpack|[^/]*model[^/]*\.bin)"
)
_SCRIPT = r"[^/]*\.(?:py|sh|ipynb)"


@frozen
class Rule:
    """Files whose path in lower case fits a pattern: their kind, and a name for it.

    `is_code` tells files that may have a licence notice of their own.
    """

    pattern: re.Pattern[str]
    kind: str
    name: str
    is_code: bool = False


def _rule(pattern: str, kind: str, name: str) -> Rule:
    is_code = kind.startswith("code.") and name != "tokenizer"
    return Rule(re.compile(rf"(?:.*/)?(?:{pattern})"), kind, name, is_code)


_COMMON = (
    _rule(
        rf"(?:preprocess|prepare_data|dedup|filter|tokenize){_SCRIPT}",
        "code.data_processing",
        "data processing code",
    ),
    _rule(r"datasheet[^/]*\.(?:md|pdf|txt)", "information.datasheet", "datasheet"),
    _rule(r"[^/]*\.pdf", "document", "documents"),
)
_MODEL = (
    _rule(
        r"(?:optimizer|scheduler)\.(?:pt|pth|bin)|[^/]*optim_states\.pt"
        r"|rng_state[^/]*\.pth",
        "parameters.optimizer_state",
        "optimizer state",
    ),
    _rule(
        rf"(?:checkpoint|ckpt|global_step|step|epoch|iter)[-_]?\d[^/]*/(?:.*/)?{_WEIGHTS}",
        "parameters.intermediate",
        "checkpoints",
    ),
    _rule(_WEIGHTS, PARAMETERS, "parameters"),
    _rule(
        r"tokenizer[^/]*\.(?:json|model)|vocab[^/]*\.(?:json|txt|bpe)|merges\.txt"
        r"|special_tokens_map\.json|added_tokens\.json|sp(?:iece|m)[^/]*\.model"
        r"|sentencepiece[^/]*\.model|[^/]*\.tiktoken|tekken\.json"
        r"|tokenization_[^/]*\.py",
        "code.tokenizer",
        "tokenizer",
    ),
    _rule(
        r"(?:modeling|configuration)_[^/]*\.py",
        "code.architecture",
        "architecture code",
    ),
    _rule(
        rf"(?:train|pre_?train|fine_?tun){_SCRIPT}", "code.training", "training code"
    ),
    _rule(rf"eval{_SCRIPT}", "code.evaluation", "evaluation code"),
    _rule(
        rf"(?:inference|predict|generate){_SCRIPT}|handler\.py",
        "code.inference",
        "inference code",
    ),
    _rule(
        r"(?:all|eval|test|train|predict)_results[^/]*\.json|lm_eval[^/]*\.json",
        "document.evaluation_results",
        "evaluation results",
    ),
    _rule(
        r"(?:adapter_|generation_|preprocessor_|processor_|quantize_)?config\.json"
        r"|model_index\.json|params\.json|trainer_state\.json|training_args\.bin",
        "document.metadata",
        "configuration",
    ),
)
_DATASET = (
    _rule(
        r"[^/]*\.(?:parquet|arrow|jsonl|ndjson|csv|tsv|lance|mds|tfrecord|txt|xml"
        r"|zip|tar|tgz|gz|bz2|xz|zst|npy|npz)|(?:train|test|valid|dev)[^/]*\.json"
        r"|data/.*",
        DATA,
        "dataset",
    ),
)

_LICENSE = re.compile(r"(?:licen[cs]e|copying|unlicense)(?:\.(?:md|txt|rst))?")
_NAMED_LICENSE = re.compile(r"(?:licen[cs]e|copying|notice)[^/]*|[^/]*licen[cs]e\.\w+")
_USE_POLICY = re.compile(r"(?:acceptable_)?use_policy(?:\.(?:md|txt|pdf))?")
_HIDDEN = re.compile(r"(?:.*/)?\.[^/].*")
_SCRIPT_OF_ANY_NAME = re.compile(
    r".*\.(?:py|ipynb|sh|r|jl|lua|c|cc|cpp|cu|java|go|rs|js|ts|pl|rb)", re.DOTALL
)
_README = re.compile(r"(?:.*/)?readme(?:\.\w+)?")


def rule_of(path: str, *, is_dataset: bool) -> Rule | None:
    """Return the first rule that a path fits, for a model or for a dataset.

    >>> rule_of("model-00001-of-00002.safetensors", is_dataset=False).kind
    'parameters.final'
    >>> rule_of("checkpoint-500/model.safetensors", is_dataset=False).kind
    'parameters.intermediate'
    >>> rule_of("notes.txt", is_dataset=False) is None
    True
    """
    folded = path.casefold()
    if _HIDDEN.fullmatch(folded) or folded == CARD.casefold():
        return None
    if is_license(path) or is_other_license(path) or is_use_policy(path):
        return None
    rules = (*_COMMON, *(_DATASET if is_dataset else _MODEL))
    return next((rule for rule in rules if rule.pattern.fullmatch(folded)), None)


def kind_by_name(path: str) -> str | None:
    """Return the kind that a file of a model has by its name, however vague.

    >>> kind_by_name("src/train.py"), kind_by_name("run.jl"), kind_by_name("README")
    ('code.training', 'code', 'document')
    """
    rule = rule_of(path, is_dataset=False)
    if rule is not None:
        return rule.kind
    if is_script(path):
        return "code"
    return "document" if _README.fullmatch(path.casefold()) else None


def is_script(path: str) -> bool:
    """Return whether a file is code, by the ending of its name.

    >>> is_script("run.jl"), is_script("notes.txt")
    (True, False)
    """
    return _SCRIPT_OF_ANY_NAME.fullmatch(path.casefold()) is not None


def is_license(path: str) -> bool:
    """Return whether a file at the top is the licence of the whole repository.

    >>> is_license("LICENSE.md"), is_license("LICENSE-MODEL"), is_license("a/LICENSE")
    (True, False, False)
    """
    return _LICENSE.fullmatch(path.casefold()) is not None


def is_other_license(path: str) -> bool:
    """Return whether a file at the top is a licence or notice of some part.

    >>> is_other_license("LICENSE-MODEL"), is_other_license("LICENSE")
    (True, False)
    """
    named = _NAMED_LICENSE.fullmatch(path.casefold()) is not None
    return named and not is_license(path)


def is_use_policy(path: str) -> bool:
    """Return whether a file at the top is a policy on what the files may be used for.

    >>> is_use_policy("USE_POLICY.md")
    True
    """
    return _USE_POLICY.fullmatch(path.casefold()) is not None


def is_weights(path: str) -> bool:
    """Return whether a file holds the final parameters of a model, by its name."""
    rule = rule_of(path, is_dataset=False)
    return rule is not None and rule.kind == PARAMETERS


def are_a_repository(names: Iterable[str]) -> bool:
    """Return whether files at the top of a folder show that it is a repository.

    A card is one sign, but it takes a look inside; this is about the names alone.

    >>> are_a_repository(["config.json", "model.safetensors"])
    True
    >>> are_a_repository(["README.md", "setup.py"])
    False
    """
    telling = {
        "adapter_config.json", "dataset_infos.json", "generation_config.json",
        "model_index.json", "tokenizer_config.json",
    }  # fmt: skip
    return any(name in telling or is_weights(name) for name in names)
