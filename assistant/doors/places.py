"""Where a request works: in the library that all share, or in a private collection."""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import cached_property

from assistant.answering.assistant import Assistant
from assistant.answering.two_libraries import JoinedAssistant
from assistant.doors.problems import Refused
from assistant.library.erasing import erase_elsewhere
from assistant.opening import open_beside
from assistant.people.collections import CollectionStore

_MOST_OPEN = 16  # collections; the one that was used longest ago is let go


class Places:
    """The assistants of one home; rights are asked for at each request."""

    def __init__(self, whole: Assistant) -> None:
        self.whole = whole
        self._opened: OrderedDict[str, Assistant] = OrderedDict()
        self._opening = threading.Lock()

    @cached_property
    def collections(self) -> CollectionStore:
        """Who may enter which collection."""
        return CollectionStore(self.whole.library.home)

    def assistant(self, collection: str, person: str) -> Assistant:
        """Return the assistant of a collection, of the shared library where it is "".

        Raises:
            UnknownCollection: There is none that this person may read.
        """
        if not collection:
            return self.whole
        home = self.collections.folder(collection, person)
        with self._opening:
            found = self._opened.get(home.name) or open_beside(self.whole, home)
            self._opened[home.name] = found
            self._opened.move_to_end(home.name)
            if len(self._opened) > _MOST_OPEN:
                self._opened.popitem(last=False)  # its files close once no request reads them
        return found

    def with_shared(self, collection: str, person: str) -> Assistant:
        """Return the assistant of a collection in whose answers the shared library joins.

        Raises:
            Refused: No collection is asked.
            UnknownCollection: There is none that this person may read.
        """
        if not collection:
            why = "with_shared needs a collection: name one with ?collection=ID"
            raise Refused(422, "no_collection", why)
        return JoinedAssistant(self.assistant(collection, person), self.whole)

    def delete(self, collection: str, owner: str) -> int:
        """Delete a collection with all in it; return how many files there were."""
        self.collections.opened(collection, owner)
        with self._opening:
            held = self._opened.pop(collection, None)
            if held:
                held.library.close()
            return self.collections.delete(collection, owner, erase_elsewhere)
