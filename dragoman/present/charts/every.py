"""All charts of the brief, by name."""

from __future__ import annotations

from dragoman.present.charts.claims import Claims
from dragoman.present.charts.drawing import Chart
from dragoman.present.charts.ledger import Ledger
from dragoman.present.charts.network import Network
from dragoman.present.charts.timeline import Timeline

CHARTS: tuple[Chart, ...] = (Timeline(), Ledger(), Claims(), Network())
