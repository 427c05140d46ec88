#!/usr/bin/env python3
"""Lets ITK (through elastix' transformix 5.0.1) and teem (unu 1.12) write small MetaImage and NRRD volumes as independent fixtures for the reader.

The voxels are those of make_volume_fixtures.py. The files are synthetic and ours. Needs the Debian packages elastix and teem-apps.
Run:  python3 make_itk_teem_fixtures.py [DIR]   (default: the folder 'volumes' beside this script)
The programs may be named by the environment variables TRANSFORMIX and UNU.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import numpy as np

from make_volume_fixtures import FORMULAS, NX, NY, NZ, voxels

TRANSFORMIX = os.environ.get("TRANSFORMIX", "transformix")
UNU = os.environ.get("UNU", "teem-unu")
MET = {"uint8": "MET_UCHAR", "int16": "MET_SHORT", "uint16": "MET_USHORT", "float32": "MET_FLOAT"}
ITK = {"uint8": "unsigned char", "int16": "short", "uint16": "unsigned short", "float32": "float"}
TEEM = {"uint8": "uchar", "int16": "short", "uint16": "ushort", "uint32": "uint", "int32": "int", "float32": "float", "float64": "double"}

# The identity: every voxel is looked up at its own place, so a wrong spacing or order would show.
IDENTITY = """(Transform "TranslationTransform")
(NumberOfParameters 3)
(TransformParameters 0 0 0)
(InitialTransformParametersFileName "NoInitialTransform")
(HowToCombineTransforms "Compose")
(FixedImageDimension 3)
(MovingImageDimension 3)
(FixedInternalImagePixelType "float")
(MovingInternalImagePixelType "float")
(Size 5 4 3)
(Index 0 0 0)
(Spacing 0.5 0.25 0.125)
(Origin 0 0 0)
(Direction 1 0 0 0 1 0 0 0 1)
(UseDirectionCosines "true")
(ResampleInterpolator "FinalBSplineInterpolator")
(FinalBSplineInterpolationOrder 0)
(Resampler "DefaultResampler")
(DefaultPixelValue -7777)
(ResultImageFormat "{format}")
(ResultImagePixelType "{pixel}")
(CompressResultImage "{packed}")
"""


def raw(name):
    """The bytes x fastest, little-endian."""
    return voxels(name).transpose(2, 1, 0).astype(np.dtype(name).newbyteorder("<")).tobytes()


def itk(folder, work, name, ending, packed, target):
    source = os.path.join(work, "source.mha")
    with open(source, "wb") as f:
        f.write((f"ObjectType = Image\nNDims = 3\nDimSize = {NX} {NY} {NZ}\nElementSpacing = 0.5 0.25 0.125\n"
                 f"ElementType = {MET[name]}\nElementDataFile = LOCAL\n").encode() + raw(name))
    parameters = os.path.join(work, "identity.txt")
    with open(parameters, "w") as f:
        f.write(IDENTITY.format(format=ending, pixel=ITK[name], packed="true" if packed else "false"))
    subprocess.run([TRANSFORMIX, "-in", source, "-out", work, "-tp", parameters], check=True, stdout=subprocess.DEVNULL)
    header = os.path.join(folder, f"{target}.{ending}")
    shutil.move(os.path.join(work, f"result.{ending}"), header)
    for data in ("raw", "zraw"):
        if os.path.exists(os.path.join(work, f"result.{data}")):
            shutil.move(os.path.join(work, f"result.{data}"), os.path.join(folder, f"{target}.{data}"))
            with open(header) as f:
                text = f.read().replace(f"result.{data}", f"{target}.{data}")
            with open(header, "w") as f:
                f.write(text)


def teem(folder, work, name, target, *options):
    source = os.path.join(work, "source.raw")
    with open(source, "wb") as f:
        f.write(raw(name))
    made = subprocess.run(
        [UNU, "make", "-i", source, "-t", TEEM[name], "-s", str(NX), str(NY), str(NZ), "-spc", "3", "-orig", "(0,0,0)",
         "-dirs", "(0.5,0,0) (0,0.25,0) (0,0,0.125)", "-spu", "mm", "mm", "mm", "-en", "little", "-e", "raw"],
        check=True, stdout=subprocess.PIPE).stdout
    subprocess.run([UNU, "save", "-f", "nrrd", *options, "-o", target], check=True, input=made, cwd=folder)


def main(folder):
    with tempfile.TemporaryDirectory() as work:
        itk(folder, work, "int16", "mha", False, "itk_int16")
        itk(folder, work, "uint16", "mha", True, "itk_uint16_packed")
        itk(folder, work, "float32", "mhd", True, "itk_float32_packed")
        itk(folder, work, "uint8", "mhd", False, "itk_uint8")
        itk(folder, work, "int16", "nrrd", True, "itk_int16_packed")
        itk(folder, work, "float32", "nrrd", False, "itk_float32")
        teem(folder, work, "uint16", "teem_uint16_big.nrrd", "-e", "raw", "-en", "big")
        teem(folder, work, "int32", "teem_int32_packed.nrrd", "-e", "gzip")
        teem(folder, work, "float64", "teem_float64_text.nrrd", "-e", "ascii")
        teem(folder, work, "uint32", "teem_uint32_detached.nhdr", "-e", "gzip", "-en", "big")
        teem(folder, work, "uint8", "teem_uint8_hex.nrrd", "-e", "hex")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "volumes"))
