"""Everything that can go wrong and that the user can mend.

    KhrueakhaiError
    ├── ReadingError            a file cannot become a document
    │   ├── UnsupportedFile     no reader for this kind of file, or its bytes are another kind
    │   ├── DamagedFile         truncated, encrypted, empty, or too large to read safely
    │   └── NeedsOcr            a PDF whose pages are pictures
    ├── LibraryError            the home folder or its index
    │   ├── EmptyLibrary        nothing to search yet
    │   ├── LibraryBusy         another process is writing
    │   ├── LibraryUnwritable   read-only home or full disk
    │   ├── LibraryUnreachable  a server that holds it does not answer, or lets nobody in
    │   ├── UnknownDocument     no document has this id
    │   ├── UnknownConversation no conversation of this person has this id
    │   ├── RecordError         a field of a document's record that cannot be set so
    │   └── EncoderMismatch     the index was made by another encoder, repair or splitter
    ├── ModelError              a chat model or encoder
    │   ├── UnknownModel        no such provider, model or folder
    │   ├── MissingKey          a provider's environment variable is not set
    │   └── ModelFailed         the model died or sent nothing usable
    ├── KeyProblem              a key of a program that cannot be made, found or read
    ├── SettingError            an option or variable holds what cannot be used
    ├── PromptError             a prompt file's placeholders do not match the code
    ├── QuestionError           a question, or a set of questions, that cannot be used
    ├── LessonError             a lesson that cannot be built from the request or the library
    │   └── UnclearTopic        a topic that may mean this or that: it is asked back
    └── PlanError               a plan cannot be made, kept or read
        ├── BriefError          a brief that cannot be read, or says nothing
        ├── FrameworkError      a framework file that does not hold together
        └── ExportError         a format that is not written here, or a file that is not a plan

Each message is one line that names the thing, says why, and says what to do.
"""


class KhrueakhaiError(Exception):
    """Base of all errors that a user can mend."""


class ReadingError(KhrueakhaiError):
    """A file cannot become a document."""


class UnsupportedFile(ReadingError):
    """No reader exists for this kind of file."""


class DamagedFile(ReadingError):
    """The file is empty, truncated, encrypted or unsafe to read."""


class NeedsOcr(ReadingError):
    """The file's pages are pictures without a text layer."""


class LibraryError(KhrueakhaiError):
    """The home folder or one of its indexes cannot be used."""


class EmptyLibrary(LibraryError):
    """The library holds no document yet."""


class LibraryBusy(LibraryError):
    """Another process is writing to the library."""


class LibraryUnwritable(LibraryError):
    """The home folder cannot be written."""


class LibraryUnreachable(LibraryError):
    """The server that the documents or vectors are kept in cannot be used."""


class UnknownDocument(LibraryError):
    """No document of the library has this id."""


class UnknownConversation(LibraryError):
    """No conversation of this person has this id."""


class RecordError(LibraryError):
    """A field of a document's record that there is not, or cannot hold what was given."""


class EncoderMismatch(LibraryError):
    """The index was made by another encoder, repair or splitter."""


class ModelError(KhrueakhaiError):
    """A chat model or an encoder cannot be used."""


class UnknownModel(ModelError):
    """No such provider, model or folder."""


class MissingKey(ModelError):
    """A provider's key is not set."""


class ModelFailed(ModelError):
    """The model died or sent nothing usable."""


class KeyProblem(KhrueakhaiError):
    """A key of a program cannot be made, found or read."""


class SettingError(KhrueakhaiError):
    """An option or a variable of the environment holds what cannot be used."""


class NotAllowed(KhrueakhaiError):
    """A person may not do this in their role."""


class NotShared(KhrueakhaiError):
    """A link shows nothing: it was taken back, or there never was one."""


class UnknownCollection(KhrueakhaiError):
    """There is no such private part of the library, or it is not open to who asks."""


class PromptError(KhrueakhaiError):
    """A prompt file's placeholders do not match the code."""


class QuestionError(KhrueakhaiError):
    """A question, or a set of questions, cannot be used."""


class NothingWithin(QuestionError):
    """No document of the library is what a search or question is to keep to."""


class LessonError(KhrueakhaiError):
    """A lesson cannot be built: the request is at fault, or the library holds nothing on it."""


class UnclearTopic(LessonError):
    """A lesson's topic may mean this or that: the message asks which.

    ``choices`` are topics to choose from, best first; each is understood as it stands.
    """

    def __init__(self, message: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


class PlanError(KhrueakhaiError):
    """A plan cannot be made, kept or read."""


class BriefError(PlanError):
    """A brief cannot be read, or says nothing."""


class FrameworkError(PlanError):
    """A framework file does not hold together."""


class ExportError(PlanError):
    """No such format, or a file that is not a plan."""
