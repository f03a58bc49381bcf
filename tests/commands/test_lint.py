"""`lint` lists the faults of a feed."""

import re

from rocb.__main__ import main


def test_a_feed_of_our_own_has_no_fault(document, tmp_path, capsys):
    path = tmp_path / "office.ics"
    assert main(["calendar", document, "--out", str(path)]) == 0
    assert main(["lint", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: no fault\n"


def test_the_faults_of_a_feed_are_listed_by_line_with_their_rule_and_its_source(tmp_path, capsys):
    path = tmp_path / "broken.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:3.0\r\nEND:VCALENDAR\r\n")
    assert main(["lint", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert all(re.fullmatch(rf"{path}:[0-9]+: .+ \[[a-z0-9-]+; .+\]", line) for line in lines)
