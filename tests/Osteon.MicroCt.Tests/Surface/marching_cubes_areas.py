#!/usr/bin/env python3
"""Area of the marching-cubes surface in one 2x2x2 cell, for all 256 configurations and three voxel sizes, by scikit-image.

Writes marching_cubes_areas.tsv beside this script. Made with scikit-image 0.19.3; its coordinates are single precision, so areas are
good to about 1e-7. Bit 4*dz + 2*dy + dx of a configuration is the voxel at (dz, dy, dx).
"""
from pathlib import Path

import numpy as np
import skimage
from skimage.measure import marching_cubes, mesh_surface_area

SPACINGS = [(1.0, 1.0, 1.0), (1.0, 1.3, 0.7), (2.1, 0.6, 1.7)]


def area(configuration, spacing):
    if configuration in (0, 255):
        return 0.0
    corners = [(configuration >> k) & 1 for k in range(8)]
    cell = np.array(corners, dtype=np.float32).reshape(2, 2, 2)
    vertices, faces, _, _ = marching_cubes(cell, 0.5, spacing=spacing, method="lorensen")
    return mesh_surface_area(vertices, faces)


lines = ["# scikit-image " + skimage.__version__ + ", marching_cubes(method='lorensen') at 0.5; made by marching_cubes_areas.py"]
lines.append("\t".join(["configuration"] + ["area_%g_%g_%g" % s for s in SPACINGS]))
for c in range(256):
    lines.append("\t".join([str(c)] + ["%.9g" % area(c, s) for s in SPACINGS]))
Path(__file__).with_suffix(".tsv").write_text("\n".join(lines) + "\n")
