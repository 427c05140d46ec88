#!/usr/bin/env python3
"""Writes small NIfTI volumes with nibabel (5.0.0 was used) as independent fixtures for the reader.

Every voxel follows from its place alone; VoxelFormula.cs of the tests has the same formulas:
    k = (z * NY + y) * NX + x
The files are synthetic and ours. Run:  python3 make_volume_fixtures.py [DIR]   (default: the folder 'volumes' beside this script)
"""
import gzip
import os
import sys

import nibabel as nib
import numpy as np

NZ, NY, NX = 3, 4, 5
ZOOMS_XYZ = (0.5, 0.25, 0.125)

FORMULAS = {
    "uint8": lambda k: (k * 37) % 256,
    "int8": lambda k: (k * 37) % 256 - 128,
    "uint16": lambda k: (k * 2053) % 65536,
    "int16": lambda k: (k * 2053) % 65536 - 32768,
    "uint32": lambda k: (k * 71582789) % 2**32,
    "int32": lambda k: (k * 71582789) % 2**32 - 2**31,
    "float32": lambda k: (k - 20) / 8,
    "float64": lambda k: (k - 20) / 3,
}


def voxels(name):
    """The array indexed [x, y, z], as nibabel wants it."""
    z, y, x = np.meshgrid(np.arange(NZ), np.arange(NY), np.arange(NX), indexing="ij")
    k = ((z * NY + y) * NX + x).astype(np.int64)
    return np.ascontiguousarray(FORMULAS[name](k).astype(name).transpose(2, 1, 0))


def header(dtype, endian="<", zooms=ZOOMS_XYZ, unit="mm"):
    h = nib.Nifti1Header(endianness=endian)
    h.set_data_dtype(np.dtype(dtype).newbyteorder(endian))
    h.set_data_shape((NX, NY, NZ))
    h.set_zooms(zooms)
    h.set_xyzt_units(xyz=unit)
    return h


def save(folder, name, array, h, cls=nib.Nifti1Image):
    # No affine: sform and qform stay 0, pixdim is what the header says.
    nib.save(cls(array, None, h), os.path.join(folder, name))


def patched(folder, source, name, at, raw):
    with open(os.path.join(folder, source), "rb") as f:
        data = bytearray(f.read())
    data[at:at + len(raw)] = raw
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)


def main(folder):
    os.makedirs(folder, exist_ok=True)
    for dtype in FORMULAS:
        save(folder, f"{dtype}_le.nii", voxels(dtype), header(dtype, "<"))
        save(folder, f"{dtype}_be.nii", voxels(dtype), header(dtype, ">"))

    # nibabel chooses slope and intercept itself so that the values fill the type.
    h = header("int16", zooms=(4.1, 4.1, 8.2), unit="micron")
    save(folder, "micron_scaled.nii", voxels("int16") * 0.5 - 100, h)
    save(folder, "metre.nii", voxels("uint8"), header("uint8", zooms=(1e-3, 2e-3, 3e-3), unit="meter"))
    save(folder, "nounit.nii", voxels("uint8"), header("uint8", unit="unknown"))
    save(folder, "pair.hdr", voxels("int16"), header("int16", ">"), nib.Nifti1Pair)
    h = header("float32")
    h.set_data_shape((NX, NY, NZ, 1))
    save(folder, "four_of_one.nii", voxels("float32")[..., None], h)
    h = header("uint8")
    h.set_data_shape((NX, NY, NZ, 2))
    save(folder, "four_of_two.nii", np.stack([voxels("uint8")] * 2, axis=-1), h)
    h = header("uint8")
    h.set_data_shape((NX, NY))
    save(folder, "flat.nii", voxels("uint8")[:, :, 0], h)
    # A rotated affine (30 degrees about z) whose column lengths are the zooms.
    c, s = np.cos(np.pi / 6), np.sin(np.pi / 6)
    affine = np.eye(4)
    affine[:3, :3] = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) @ np.diag(ZOOMS_XYZ)
    h = header("uint16")
    image = nib.Nifti1Image(voxels("uint16"), affine, h)
    image.header.set_xyzt_units("mm")
    nib.save(image, os.path.join(folder, "rotated.nii"))
    save(folder, "int64.nii", voxels("int32").astype(np.int64), header("int64"))
    save(folder, "nifti2.nii", voxels("uint8"), nib.Nifti2Header.from_header(header("uint8")), nib.Nifti2Image)

    patched(folder, "uint8_le.nii", "slope_nan.nii", 112, np.float32(np.nan).tobytes())
    patched(folder, "int16_le.nii", "slope_zero.nii", 112, np.array([0, 7], "<f4").tobytes())
    patched(folder, "int16_be.nii", "slope_half.nii", 112, np.array([0.5, -100], ">f4").tobytes())
    patched(folder, "uint8_le.nii", "rgb.nii", 70, np.int16(128).tobytes())

    # Packed without a time in the header, so that the fixture is the same in every run.
    for source in ("micron_scaled.nii", "int32_be.nii"):
        with open(os.path.join(folder, source), "rb") as f:
            data = f.read()
        with open(os.path.join(folder, source + ".gz"), "wb") as f:
            f.write(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "volumes"))
