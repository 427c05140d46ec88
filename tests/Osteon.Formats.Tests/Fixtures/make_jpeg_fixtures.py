"""Makes the JPEG fixtures from formulas, and beside each what libjpeg (through Pillow) decodes it to.

Needs Pillow and numpy (made with Pillow 9.4.0, libjpeg-turbo 2.1.5) and cjpeg of libjpeg-turbo for restart markers and odd samplings.
Each NAME.jpg has NAME.raw: the decoded samples, row by row, grey or red, green, blue.
"""
import io
import os
import subprocess

import numpy as np
from PIL import Image

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "jpeg")
H, W = 45, 61
y, x = np.mgrid[0:H, 0:W]
grey = np.clip(
    128 + 90 * np.sin(x / 5.0) * np.cos(y / 7.0) + 40 * ((x // 9 + y // 6) % 2) + (x * 37 + y * 101) % 23, 0, 255
).astype(np.uint8)
colour = np.stack([grey, np.roll(grey, 11, 1)[::-1], ((x * 5 + y * 3) % 256).astype(np.uint8)], axis=2)


def decoded(data):
    image = Image.open(io.BytesIO(data))
    assert image.mode in ("L", "RGB")
    return np.asarray(image).tobytes()


def keep(name, data):
    with open(os.path.join(HERE, name + ".jpg"), "wb") as f:
        f.write(data)
    with open(os.path.join(HERE, name + ".raw"), "wb") as f:
        f.write(decoded(data))


def pillow(name, array, **options):
    out = io.BytesIO()
    Image.fromarray(array).save(out, "JPEG", **options)
    keep(name, out.getvalue())


def cjpeg(name, array, *options):
    p = io.BytesIO()
    Image.fromarray(array).save(p, "PPM")
    keep(name, subprocess.run(["cjpeg", *options], input=p.getvalue(), stdout=subprocess.PIPE, check=True).stdout)


pillow("grey_q90", grey, quality=90, dpi=(300, 300))
pillow("grey_q15", grey, quality=15)
pillow("grey_q100", grey, quality=100)
pillow("grey_optimised", grey, quality=80, optimize=True)
pillow("grey_progressive", grey, quality=85, progressive=True)
pillow("grey_1x1", grey[:1, :1], quality=90)
pillow("grey_8x8", grey[:8, :8], quality=90)
pillow("grey_9x17", grey[:9, :17], quality=90)
pillow("colour_444", colour, quality=92, subsampling=0)
pillow("colour_422", colour, quality=92, subsampling=1)
pillow("colour_420", colour, quality=92, subsampling=2)
pillow("colour_420_progressive", colour, quality=75, subsampling=2, progressive=True)
pillow("colour_444_progressive", colour, quality=97, subsampling=0, progressive=True)
pillow("colour_420_narrow", colour[:7, :3], quality=92, subsampling=2)
pillow("neutral_420", np.stack([grey] * 3, axis=2), quality=90, subsampling=2)
cjpeg("grey_restart", grey, "-quality", "88", "-restart", "3B", "-grayscale")
cjpeg("colour_restart", colour, "-quality", "88", "-restart", "1", "-sample", "2x2")
cjpeg("colour_440", colour, "-quality", "88", "-sample", "1x2")
cjpeg("colour_411", colour, "-quality", "88", "-sample", "4x1")
cjpeg("colour_progressive_restart", colour, "-quality", "60", "-progressive", "-restart", "2B", "-sample", "2x1")
cjpeg("colour_rgb", colour, "-quality", "88", "-rgb")
