"""Which reader reads which kind of file that holds figures, or what figures are compared by. A new format adds its reader here."""

from collections.abc import Mapping

from data_loaders.formats.annex_a import read_annex_a
from data_loaders.formats.challenges import read_challenges
from data_loaders.formats.ees import read_ees
from data_loaders.formats.figures import read_figures
from data_loaders.formats.fingertips import read_fingertips
from data_loaders.formats.lait import read_lait
from data_loaders.formats.lait_dictionary import read_dictionary
from data_loaders.formats.loaded import Reader
from data_loaders.formats.neighbours import read_neighbours
from data_loaders.formats.registry import Kind

READERS: Mapping[Kind, Reader] = {
    Kind.FIGURES: read_figures,
    Kind.FINGERTIPS: read_fingertips,
    Kind.EES: read_ees,
    Kind.CHALLENGES: read_challenges,
    Kind.LAIT: read_lait,
    Kind.LAIT_DICTIONARY: read_dictionary,
    Kind.NEIGHBOURS: read_neighbours,
    Kind.ANNEX_A: read_annex_a,
}
TITLES: Mapping[Kind, tuple[str, str]] = {
    Kind.LAIT: ("Local Authority Interactive Tool", "Department for Education"),
    Kind.LAIT_DICTIONARY: ("Local Authority Interactive Tool, dictionary", "Department for Education"),
}
"""The title and publisher of what only one publisher makes, where no source file names them; the file's name stands behind the title."""
