"""All drawings that a page can have, and each as a picture (SVG)."""

from rocb.reporting.drawings.bars import Bars, bars_svg
from rocb.reporting.drawings.gantt import Gantt, gantt_svg
from rocb.reporting.drawings.heat_maps import HeatMap, heat_map_svg
from rocb.reporting.drawings.panels import Panels, panels_svg
from rocb.reporting.drawings.tiles import Tiles, tiles_svg
from rocb.reporting.drawings.tracks import Tracks, tracks_svg
from rocb.reporting.markup import Tag

Drawing = Bars | Gantt | HeatMap | Panels | Tiles | Tracks


def svg(drawing: Drawing) -> Tag:
    """Return a drawing as an SVG element."""
    match drawing:
        case Bars():
            return bars_svg(drawing)
        case Gantt():
            return gantt_svg(drawing)
        case HeatMap():
            return heat_map_svg(drawing)
        case Panels():
            return panels_svg(drawing)
        case Tiles():
            return tiles_svg(drawing)
        case Tracks():
            return tracks_svg(drawing)
