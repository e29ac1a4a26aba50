"""What is wrong with this installation and how to mend it: `monitor doctor`. Changes nothing, asks no server.

Not here: the health of single sources (`monitor sources`), finding out what went wrong while it ran (pipeline.outgoing.troubles).
"""

from monitor.doctor.finding import Finding
from monitor.doctor.installation import examine
from monitor.doctor.schedule import first_digest_lines, planned_lines

__all__ = ["Finding", "examine", "first_digest_lines", "planned_lines"]
