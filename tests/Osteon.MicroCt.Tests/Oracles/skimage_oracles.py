"""Makes gaussian.tsv and otsu.tsv, and prints the numbers that the tests on real scans quote.

Written with numpy 1.24.2, scipy 1.10.1 and scikit-image 0.19.3:  python3 skimage_oracles.py [folder of the shared data]
The volumes are made from whole numbers, so that the tests can make the very same ones.
"""
import glob
import sys

import numpy as np
from scipy import ndimage
from skimage import io
from skimage.filters import gaussian, threshold_otsu


def pattern(depth, height, width):
    """Whole numbers 0 .. 250 without an obvious order."""
    z, y, x = np.mgrid[0:depth, 0:height, 0:width].astype(np.int64)
    return (z * 73 + y * 151 + x * 199 + z * y * 31 + x * x * 17 + z * x * x * 5) % 251


def write_gaussian():
    image = pattern(5, 6, 7).astype(np.uint8)
    with open("gaussian.tsv", "w", encoding="ascii") as out:
        out.write("sigma_z\tsigma_y\tsigma_x\ttruncate\tvalues of 5 x 6 x 7 voxels\n")
        for sigma, truncate in [((1, 1, 1), 4.0), ((0.7, 1.3, 2.1), 4.0), ((0, 0.8, 3.5), 2.5), ((5, 0.1, 1), 4.0)]:
            result = gaussian(image, sigma=sigma, mode="nearest", preserve_range=True, truncate=truncate)
            assert result.dtype == np.float64
            assert np.array_equal(result, ndimage.gaussian_filter(image.astype(float), sigma, mode="nearest", truncate=truncate))
            out.write("\t".join([*map(repr, map(float, sigma)), repr(truncate), " ".join(repr(float(v)) for v in result.ravel())]) + "\n")


def write_otsu():
    p = pattern(6, 13, 17)
    images = {
        "UInt8 pattern": p.astype(np.uint8),
        "UInt8 squares": (p * p // 251).astype(np.uint8),
        "UInt8 two levels": np.where(p > 200, 90, 40).astype(np.uint8),
        "Int8 squares": (p * p // 251 - 125).astype(np.int8),
        "UInt16 cubes": (p * p * p // 300).astype(np.uint16),
        "Int16 cubes": (p * p * p // 500 - 20000).astype(np.int16),
        "UInt32 cubes": (p * p * p).astype(np.uint32),
        "Int32 cubes": (p * p * p - 9000000).astype(np.int32),
        "Float32 roots": np.sqrt(p.astype(float)).astype(np.float32),
        "Float64 roots": np.sqrt(p.astype(float)) - 7,
    }
    with open("otsu.tsv", "w", encoding="ascii") as out:
        out.write("image\tthreshold\tvoxels above\n")
        for name, image in images.items():
            t = threshold_otsu(image)
            out.write(f"{name}\t{float(t)!r}\t{int((image > t).sum())}\n")


def real(shared):
    lhdl = np.stack([io.imread(f) for f in sorted(glob.glob(shared + "/data/microct/lhdl_3155/*.tif"))])
    qim = io.imread(shared + "/data/microct/qim_bone128/bone_128x128x128.tif")
    for name, v in [("lhdl", lhdl), ("qim", qim)]:
        t = threshold_otsu(v)
        g = gaussian(v, sigma=1, preserve_range=True)
        tg = threshold_otsu(g)
        print(name, v.shape, "otsu", t, int((v > t).sum()), "mean", repr(float(v.mean())), "mean bone", repr(float(v[v > t].mean())))
        print("  gaussian 1: otsu", repr(float(tg)), int((g > tg).sum()), "mean bone of unfiltered", repr(float(v[g > tg].mean())))
        box = v[40:90, 30:100, 20:120]
        tb = threshold_otsu(box)
        gb = g[40:90, 30:100, 20:120]
        print("  box 40:90,30:100,20:120 otsu", tb, int((box > tb).sum()), "gaussian >= 75.8765563570748", int((gb >= 75.8765563570748).sum()))
        tgb = threshold_otsu(gb)
        print("  otsu of the filtered box", repr(float(tgb)), int((gb > tgb).sum()))
        aniso = gaussian(v, sigma=(0.5, 1.5, 2.25), preserve_range=True)
        print("  gaussian .5 1.5 2.25 >= 100:", int((aniso >= 100).sum()))


write_gaussian()
write_otsu()
if len(sys.argv) > 1:
    real(sys.argv[1])
