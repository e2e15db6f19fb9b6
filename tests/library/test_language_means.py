"""The language's mean and what taking it off does."""

import numpy as np
import pytest

from assistant.library import calibration
from assistant.library.language_means import PRIOR, WEIGHT, LanguageMeans
from assistant.models.encoders import BundledEncoder


@pytest.fixture(scope="module")
def encoder():
    return BundledEncoder()


@pytest.fixture(scope="module")
def means(encoder):
    return calibration.calibrate(encoder)


def test_the_shipped_calibration_is_what_the_encoder_measures(encoder, means):
    measured = calibration.measured(encoder)
    for shipped, now in ((means.passages, measured.passages), (means.queries, measured.queries)):
        for language in ("th", "en"):
            # Another processor rounds otherwise; another sentence would move the mean by more.
            assert np.allclose(shipped[language], now[language], atol=2e-3), "ship() it again"


def test_another_encoder_is_measured(encoder, means):
    other = BundledEncoder()
    other.fingerprint = "another"
    other.encode_passages = lambda texts: -encoder.encode_passages(texts)
    found = calibration.calibrate(other)
    assert np.allclose(found.passages["th"], -means.passages["th"], atol=2e-3)


def test_a_centred_translation_is_nearer_than_another_matter_in_the_same_language(encoder, means):
    question = means.centre_queries(encoder.encode_queries(["When does the shop open?"]), "en")[0]
    answer = means.centre_passages(encoder.encode_passages(["ร้านเปิดแปดโมงเช้าทุกวัน"]), "th")[0]
    other = means.centre_passages(encoder.encode_passages(["Owls hunt at night."]), "en")[0]
    assert question @ answer > question @ other
    assert np.linalg.norm(question) == pytest.approx(1, abs=1e-5)


def _along(axis, count):
    """Return the sum of as many unit vectors along an axis, and their number."""
    direction = np.zeros(384, dtype=np.float32)
    direction[axis] = count
    return direction, count


def test_an_empty_library_has_the_means_of_the_calibration(means):
    blended = means.blended({})
    assert np.allclose(blended.passages["th"], means.passages["th"])
    assert np.allclose(blended.queries["en"], means.queries["en"])


def test_a_library_outweighs_the_calibration_as_it_grows(means):
    own = _along(0, 1)[0]
    gaps = [
        float(np.linalg.norm(means.blended({"th": _along(0, count)}).passages["th"] - own))
        for count in (0, PRIOR, 10 * PRIOR, 1_000 * PRIOR)
    ]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] < 0.01 < 0.5 < gaps[0]


def test_few_windows_hardly_move_the_mean(means):
    moved = means.blended({"th": _along(0, 1)}).passages["th"] - means.passages["th"]
    assert np.linalg.norm(moved) < 0.1


def test_the_stated_share_of_the_mean_is_taken_off():
    mean = np.array([1, 0], dtype=np.float32)
    means = LanguageMeans({"th": mean, "en": mean}, {"th": mean, "en": mean})
    centred = means.centre_passages(np.array([[0.6, 0.8]], dtype=np.float32), "th")[0]
    expected = np.array([0.6 - WEIGHT, 0.8])
    assert np.allclose(centred, expected / np.linalg.norm(expected), atol=1e-6)


def test_means_come_back_from_json_as_they_went(means):
    again = LanguageMeans.from_json(means.to_json())
    assert all((again.queries[k] == means.queries[k]).all() for k in ("th", "en"))
    assert all((again.passages[k] == means.passages[k]).all() for k in ("th", "en"))


def test_a_vector_that_is_the_mean_does_not_become_nonsense():
    mean = np.array([1 / WEIGHT, 0], dtype=np.float32)
    means = LanguageMeans({"th": mean, "en": mean}, {"th": mean, "en": mean})
    assert np.isfinite(means.centre_passages(np.array([[1, 0]], dtype=np.float32), "th")).all()
