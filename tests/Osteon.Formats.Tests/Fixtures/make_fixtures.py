#!/usr/bin/env python3
"""Makes the small TIFF, PNG and BMP files that the readers are tested against, with tools that are not ours.

Needs numpy, tifffile, Pillow with libtiff, and tiffcp (Debian: python3-numpy python3-tifffile python3-pil libtiff-tools).
Run it in this folder; it rewrites tiff/, png/ and bmp/ and checks every file it can with a second reader.

The pixels are a formula of plane z, row y, column x that the tests repeat:
    n = 7919 z + 311 y + 17 x + 3 x y
    integers of b bits: n mod 2^b, minus 2^(b-1) if signed;   floats: (131 z + 17 y + 3 x + x y) mod 997 / 8 - 40
The name of a file begins with the type of its pixels: u8 i8 u16 i16 u32 i32 f16 f32 f64, or b1 b2 b4 for packed grey.
"""
import os
import shutil
import struct
import subprocess
import zlib

import numpy as np
import tifffile
from PIL import Image

SHAPE = (2, 18, 35)
TYPES = {"u8": "u1", "i8": "i1", "u16": "u2", "i16": "i2", "u32": "u4", "i32": "i4", "f16": "f2", "f32": "f4", "f64": "f8"}


def truth(kind, shape=SHAPE):
    z, y, x = np.ogrid[:shape[0], :shape[1], :shape[2]]
    if kind[0] == "f":
        return (((131 * z + 17 * y + 3 * x + x * y) % 997) / 8 - 40).astype(TYPES[kind])
    bits = int(kind[1:])
    n = (7919 * z + 311 * y + 17 * x + 3 * x * y).astype(np.int64) % (1 << bits)
    if kind[0] == "i":
        n = n - (1 << (bits - 1))
    return n.astype(TYPES.get(kind, "u1"))


def tiff(name, kind, **options):
    path = f"tiff/{kind}_{name}.tif"
    data = truth(kind)
    options.setdefault("metadata", None)
    options.setdefault("photometric", "minisblack")
    tifffile.imwrite(path, data, **options)
    with tifffile.TiffFile(path) as file:
        try:
            assert np.array_equal(np.squeeze(file.asarray()), data), path
        except (ValueError, AssertionError) as problem:
            print("not checked by tifffile:", path, problem)


def tiffcp(name, kind, *arguments):
    source = f"plain_{kind}.tif"
    tifffile.imwrite(source, truth(kind), metadata=None, photometric="minisblack", software=None)
    target = f"tiff/{kind}_{name}.tif"
    subprocess.run(["tiffcp", *arguments, source, target], check=True)
    back = "back.tif"  # libtiff itself reads it back without compression; tifffile then sees plain strips
    subprocess.run(["tiffcp", "-c", "none", "-s", "-f", "msb2lsb", target, back], check=True)
    assert np.array_equal(tifffile.imread(back), truth(kind)), target
    os.remove(source)
    os.remove(back)


def make_tiff():
    for kind in TYPES:
        tiff("plain_le", kind, byteorder="<")
        tiff("plain_be", kind, byteorder=">", rowsperstrip=5)
    for kind in ("u8", "u16", "f32"):
        tiff("big_be", kind, byteorder=">", bigtiff=True, rowsperstrip=8)
        tiff("deflate_tiles_le", kind, byteorder="<", compression="zlib", tile=(16, 16))
    tiff("olddeflate_be", "i16", byteorder=">", compression="deflate", rowsperstrip=4)
    tiff("deflate_p2_be", "u16", byteorder=">", compression="zlib", predictor=2, rowsperstrip=6)
    tiff("deflate_p2_tiles_be", "u32", byteorder=">", compression="zlib", predictor=2, tile=(16, 32))
    tiff("tiles_be", "u16", byteorder=">", tile=(32, 16))
    tiff("tiles_le", "f32", byteorder="<", tile=(16, 16))
    # libtiff
    for kind in ("u8", "i16", "u32", "f32", "f64"):
        tiffcp("lzw_le", kind, "-L", "-c", "lzw", "-r", "9")
        tiffcp("packbits_be", kind, "-B", "-c", "packbits", "-r", "4")
    for kind in ("u8", "u16", "i32"):
        tiffcp("lzw_p2_be", kind, "-B", "-c", "lzw:2", "-r", "7")
        tiffcp("lzw_p2_tiles_le", kind, "-L", "-c", "lzw:2", "-t", "-w", "16", "-l", "16")
    for kind in ("f32", "f64"):
        tiffcp("deflate_p3_le", kind, "-L", "-c", "zip:3", "-r", "6")
        tiffcp("lzw_p3_tiles_le", kind, "-L", "-c", "lzw:3", "-t", "-w", "16", "-l", "32")
        floating_tiff(kind)
    tiffcp("big_lzw_be", "u16", "-8", "-B", "-c", "lzw")
    tiffcp("big_tiles_packbits_le", "u8", "-8", "-L", "-c", "packbits", "-t", "-w", "16", "-l", "16")
    tiffcp("deflate_lsb2msb_le", "u16", "-L", "-c", "zip", "-f", "lsb2msb")
    tiffcp("lzw_lsb2msb_be", "u16", "-B", "-c", "lzw", "-f", "lsb2msb")
    tiffcp("plain_lsb2msb", "u16", "-c", "none", "-f", "lsb2msb")
    # packed grey, written by Pillow (1 bit) and from bytes packed here (2, 4)
    for bits in (1, 2, 4):
        packed_tiff(bits)
    Image.fromarray(truth("b1")[0] * 255).convert("1").save("tiff/b1_pillow_packbits.tif", compression="packbits")
    # a long LZW strip, so that the table of strings fills and is cleared several times; and one of zeros, the longest strings
    long = truth("u8", (1, 90, 120))[0]
    Image.fromarray(long).save("tiff/long_lzw.tif", compression="tiff_lzw")
    Image.fromarray(np.zeros((400, 500), np.uint8)).save("tiff/zeros_lzw.tif", compression="tiff_lzw")
    Image.fromarray(np.zeros((400, 500), np.uint8)).save("tiff/zeros_deflate.tif", compression="tiff_adobe_deflate")
    # ImageJ hyperstacks as tifffile writes them, one of them with a single directory
    tifffile.imwrite("tiff/u16_imagej.tif", truth("u16"), imagej=True, resolution=(1 / 17.5, 1 / 17.5),
                     metadata={"spacing": 35.0, "unit": "um", "axes": "ZYX"})
    tifffile.imwrite("tiff/u16_imagej_one_directory.tif", truth("u16"), imagej=True, truncate=True,
                     metadata={"axes": "ZYX"})
    # grey palettes, min-is-white, RGB, and compression that is not read
    identity = np.repeat((np.arange(256) * 257).astype(np.uint16)[None], 3, 0)
    tifffile.imwrite("tiff/palette_identity.tif", truth("u8"), photometric="palette", colormap=identity, metadata=None)
    tifffile.imwrite("tiff/palette_inverted.tif", truth("u8"), photometric="palette", colormap=identity[:, ::-1], metadata=None)
    colour = identity.copy()
    colour[1, 7] = 0
    tifffile.imwrite("tiff/palette_colour.tif", truth("u8"), photometric="palette", colormap=colour, metadata=None)
    tifffile.imwrite("tiff/min_is_white.tif", truth("u8"), photometric="miniswhite", metadata=None)
    tifffile.imwrite("tiff/rgb.tif", np.repeat(truth("u8")[0][..., None], 3, 2), photometric="rgb", metadata=None)
    Image.fromarray(truth("u8")[0]).save("tiff/jpeg.tif", compression="jpeg")


def floating_tiff(kind):
    """Big endian with predictor 3, made from its definition: tiffcp -B 4.5 swaps the bytes before it sorts them, and cannot read that back itself."""
    data = truth(kind)
    size = data.dtype.itemsize
    planes = []
    for plane in data:
        rows = b""
        for row in plane:
            sorted_bytes = row.astype(">f%d" % size).view("u1").reshape(-1, size).T.reshape(-1).astype(int)
            rows += bytes((np.diff(sorted_bytes, prepend=0) % 256).astype(np.uint8))
        planes.append(zlib.compress(rows, 9))
    path = f"tiff/{kind}_deflate_p3_be.tif"
    write_big_endian(path, planes, [(258, 3, (8 * size) << 16), (259, 3, 8 << 16)], [(317, 3, 3 << 16), (339, 3, 3 << 16)])
    subprocess.run(["tiffcp", "-c", "none", "-s", path, "back.tif"], check=True)
    assert np.array_equal(tifffile.imread("back.tif"), data), path
    os.remove("back.tif")


def write_big_endian(path, planes, before, after):
    out = bytearray(b"MM\0*" + struct.pack(">I", 8 + sum(map(len, planes))) + b"".join(planes))
    place = 8
    for z, plane in enumerate(planes):
        entries = [(256, 3, SHAPE[2] << 16), (257, 3, SHAPE[1] << 16), *before, (262, 3, 1 << 16),
                   (273, 4, place), (277, 3, 1 << 16), (278, 3, SHAPE[1] << 16), (279, 4, len(plane)), *after]
        place += len(plane)
        here = len(out)
        out += struct.pack(">H", len(entries)) + b"".join(struct.pack(">HHII", t, k, 1, v) for t, k, v in entries)
        out += struct.pack(">I", 0 if z == SHAPE[0] - 1 else here + 2 + 12 * len(entries) + 4)
    with open(path, "wb") as file:
        file.write(out)


def packed_tiff(bits):
    data = truth(f"b{bits}")
    path = f"tiff/b{bits}_packed_be.tif"
    write_big_endian(path, [b"".join(pack(row, bits) for row in plane) for plane in data], [(258, 3, bits << 16), (259, 3, 1 << 16)], [])
    shown = np.asarray(Image.open(path).convert("L"))
    assert np.array_equal(shown, data[0] * (255 // ((1 << bits) - 1))), path


def pack(row, bits):
    row = np.asarray(row, np.uint8)
    each = 8 // bits
    row = np.pad(row, (0, -len(row) % each)).reshape(-1, each)
    return bytes(sum(row[:, i].astype(int) << (8 - bits * (i + 1)) for i in range(each)).astype(np.uint8)) if bits < 8 else bytes(row)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_rows(samples, bits, channels=1):
    """Rows of one image or pass with filter bytes; filters 0 to 4 take turns."""
    rows, above = b"", None
    unit = max(1, bits * channels // 8)
    for i, row in enumerate(samples):
        raw = row.astype(">u2").tobytes() if bits == 16 else pack(row, bits) if bits < 8 else np.asarray(row, np.uint8).tobytes()
        above = above or bytes(len(raw))
        kind, out = i % 5, bytearray()
        for k, value in enumerate(raw):
            a = raw[k - unit] if k >= unit else 0
            b, c = above[k], above[k - unit] if k >= unit else 0
            p = a + b - c
            near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            out.append((value - (0, a, b, (a + b) // 2, near)[kind]) % 256)
        rows += bytes([kind]) + bytes(out)
        above = raw
    return rows


def png(name, samples, bits, colour=0, extra=b"", interlace=False, split=400):
    height, width = samples.shape[:2]
    channels = 3 if colour == 2 else 1
    flat = samples if channels == 1 else samples.reshape(height, -1)
    if interlace:
        data = b""
        for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
            part = samples[y0::dy, x0::dx]
            if part.size:
                data += png_rows(part, bits, channels)
    else:
        data = png_rows(flat, bits, channels)
    data = zlib.compress(data, 9)
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, int(interlace))
    body = b"".join(chunk(b"IDAT", data[i:i + split]) for i in range(0, len(data), split))
    with open(f"png/{name}.png", "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + body + chunk(b"IEND", b""))
    return np.asarray(Image.open(f"png/{name}.png"))


def make_png():
    for bits in (1, 2, 4):
        data = truth(f"b{bits}")[0]
        shown = data * (255 // ((1 << bits) - 1))
        assert np.array_equal(np.asarray(Image.fromarray(png(f"b{bits}_grey", data, bits))).astype(int) * (255 if bits == 1 else 1), shown)
        png(f"b{bits}_interlaced", data, bits, interlace=True)
        assert np.array_equal(np.asarray(Image.open(f"png/b{bits}_interlaced.png").convert("L")), shown)
    for kind in ("u8", "u16"):
        data, bits = truth(kind)[0], int(kind[1:])
        assert np.array_equal(png(f"{kind}_grey", data, bits), data)
        assert np.array_equal(png(f"{kind}_interlaced", data, bits, interlace=True), data)
        assert np.array_equal(png(f"{kind}_interlaced_3x2", data[:3, :2], bits, interlace=True), data[:3, :2])
    u8, u16 = truth("u8")[0], truth("u16")[0]
    Image.fromarray(u8).save("png/u8_pillow.png", dpi=(25400, 25400))
    Image.fromarray(u16).save("png/u16_pillow.png")
    ramp = bytes(v for i in range(256) for v in (i, i, i))
    fall = bytes(v for i in range(256) for v in (255 - i,) * 3)
    png("palette_identity", u8, 8, 3, chunk(b"PLTE", ramp))
    png("palette_inverted", u8, 8, 3, chunk(b"PLTE", fall))
    png("palette_4bit", truth("b4")[0], 4, 3, chunk(b"PLTE", fall[:48]), interlace=True)
    png("palette_colour", u8, 8, 3, chunk(b"PLTE", ramp[:-1] + b"\0"))
    rgb = np.repeat(u8[..., None], 3, 2)
    assert np.array_equal(png("rgb_grey", rgb, 8, 2), rgb)
    red = rgb.copy()
    red[11, 5, 0] ^= 1
    png("rgb_colour", red, 8, 2)
    Image.fromarray(np.dstack([u8, u8])).save("png/grey_alpha.png")


def bmp(name, rows, bits, palette, header=40, gap=0, top_down=False):
    height = len(rows)
    width = SHAPE[2]
    info = struct.pack("<IiiHHIIiiII", header, width, -height if top_down else height, 1, bits, 0, 0, 0, 0, 0, 0)
    info += bytes(header - 40)
    offset = 14 + header + len(palette) + gap
    stored = b"".join(row + bytes(-len(row) % 4) for row in (rows if top_down else rows[::-1]))
    with open(f"bmp/{name}.bmp", "wb") as file:
        file.write(b"BM" + struct.pack("<IHHI", offset + len(stored), 0, 0, offset) + info + palette + b"\xAA" * gap + stored)
    return np.asarray(Image.open(f"bmp/{name}.bmp").convert("L"))


def make_bmp():
    u8 = truth("u8")[0]
    b4, b1 = truth("b4")[0], truth("b1")[0]
    ramp = bytes(v for i in range(256) for v in (i, i, i, 0))
    fall = bytes(v for i in range(256) for v in (255 - i,) * 3 + (0,))
    rows = [bytes(row) for row in u8]
    assert np.array_equal(bmp("u8_nrecon_1134", rows, 8, ramp, gap=56), u8)  # NRecon: 14 + 40 + 1024 + 56 = 1134
    assert np.array_equal(bmp("u8_top_down", rows, 8, ramp, top_down=True), u8)
    assert np.array_equal(bmp("u8_v5_header", rows, 8, ramp, header=124), u8)
    bmp("palette_inverted", rows, 8, fall)
    bmp("palette_colour", rows, 8, ramp[:-4] + b"\0\1\2\0")
    four = bytes(v for i in range(16) for v in (17 * i,) * 3 + (0,))
    assert np.array_equal(bmp("b4_grey", [pack(row, 4) for row in b4], 4, four), b4 * 17)
    assert np.array_equal(bmp("b1_grey", [pack(row, 1) for row in b1], 1, b"\0\0\0\0\xFF\xFF\xFF\0"), b1 * 255)
    Image.fromarray(u8).save("bmp/u8_pillow.bmp")
    rgb = np.repeat(u8[..., None], 3, 2)
    Image.fromarray(rgb).save("bmp/rgb_grey.bmp")
    red = rgb.copy()
    red[11, 5, 0] ^= 1
    Image.fromarray(red).save("bmp/rgb_colour.bmp")
    Image.fromarray(np.dstack([rgb, np.full_like(u8, 255)])).save("bmp/rgb32_grey.bmp")
    # OS/2: 12-byte header, palette of three bytes
    stored = b"".join(row + bytes(-len(row) % 4) for row in rows[::-1])
    palette = bytes(v for i in range(256) for v in (i, i, i))
    with open("bmp/u8_os2.bmp", "wb") as file:
        file.write(b"BM" + struct.pack("<IHHI", 26 + 768 + len(stored), 0, 0, 26 + 768) + struct.pack("<IHHHH", 12, SHAPE[2], SHAPE[1], 1, 8) + palette + stored)
    assert np.array_equal(np.asarray(Image.open("bmp/u8_os2.bmp").convert("L")), u8)


if __name__ == "__main__":
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    for folder in ("tiff", "png", "bmp"):
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
    make_tiff()
    make_png()
    make_bmp()
