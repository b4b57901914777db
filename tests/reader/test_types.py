"""Where the nouns live."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from reader import types


def test_every_noun_has_one_home_and_is_found_there() -> None:
    modules = {
        module.name: import_module(f"reader.types.{module.name}") for module in iter_modules(types.__path__)
    }
    for home, nouns in types.NOUNS.items():
        assert all(getattr(types, noun) is getattr(modules[home], noun) for noun in nouns)
    made = {
        (home, name)
        for home, module in modules.items()
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__ == module.__name__
    }
    listed = {(home, noun) for home, nouns in types.NOUNS.items() for noun in nouns}
    assert made <= listed
    assert len({noun for _, noun in listed}) == len(listed)


def test_what_is_no_noun_is_said() -> None:
    with pytest.raises(AttributeError, match="Articel"):
        types.Articel  # type: ignore[attr-defined] # noqa: B018
