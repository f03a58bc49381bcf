import subprocess
import sys
from xml.etree.ElementTree import fromstring

import altair as alt
import pytest
import vl_convert
from hypothesis import given, settings

from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.drawings.charts import chart
from rocb.reporting.drawings.rows import drawing_rows
from tests.reporting.drawings.builders import every_drawing, none
from tests.reporting.drawings.drawn import drawn_drawing

NAMES = [name for name in every_drawing("en") if name.endswith("-few")]


def drawn(name: str, language: str = "en") -> str:
    """Return a chart as SVG, made without any network."""
    spec = chart(every_drawing(language)[name]).to_json()
    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", [*NAMES, "bars-none"])
def test_every_drawing_is_a_chart_that_is_drawn_offline(name, language):
    image = drawn(name, language)
    root = fromstring(image)  # noqa: S314 - our own
    words = "".join(root.itertext())
    if name.endswith("-none"):
        assert words == none(language)
    else:
        assert len(words) > 20
        assert "undefined" not in words
        assert "NaN" not in image


def test_a_chart_is_a_picture_of_pixels_too():
    spec = chart(every_drawing("ru")["tiles-many"]).to_json()
    image = vl_convert.vegalite_to_png(spec, allowed_base_urls=[])
    assert image.startswith(b"\x89PNG")
    assert len(image) > 20_000


@given(drawn_drawing())
@settings(max_examples=8)
def test_every_chart_keeps_to_the_schema_of_vega_lite(drawing):
    made = chart(drawing)
    assert isinstance(made, alt.LayerChart | alt.VConcatChart)
    made.to_dict(validate=True)


def test_a_chart_shows_what_its_drawing_shows():
    for name in ("bars-few", "panels-few", "heat-few"):
        image = drawn(name)
        rows = drawing_rows(every_drawing("en")[name])
        assert all(str(row["text"]) in image for row in rows)


def test_two_rows_of_one_name_stay_two():
    drawing = Bars((Bar("same", 1, "one"), Bar("same", 2, "two")))
    image = vl_convert.vegalite_to_svg(chart(drawing).to_json())
    assert image.count(">same<") == 2


def test_an_expression_in_a_name_is_text():
    name = "datum.value + 1; <script>alert(1)</script> ' \" \\"
    image = vl_convert.vegalite_to_svg(chart(Bars((Bar(name, 1, "1"),))).to_json())
    assert "<script" not in image
    assert "datum.value + 1;" in image


def test_without_altair_one_is_told_what_to_install():
    program = (
        "import sys; sys.modules['altair'] = None\n"
        "import rocb.reporting.drawings.rows\n"
        "try:\n    import rocb.reporting.drawings.charts\n"
        "except ImportError as error:\n    print(error)"
    )
    call = [sys.executable, "-c", program]
    run = subprocess.run(call, capture_output=True, check=True, text=True)
    assert "pip install 'rocb[plots]'" in run.stdout
