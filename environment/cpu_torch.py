"""Lets the package index's PyTorch for Linux x86_64, a CUDA build, run on the CPU without the CUDA libraries.

That build names cuBLAS, cuDNN and others, gigabytes of them, as libraries to load at start, though nothing on the
CPU's path calls into them: their functions are bound lazily, at a first call that never comes. This takes those names
off the load lists of the installed libraries (the DT_NEEDED entries and the symbol versions asked of them) and makes
their functions optional (weak), so that only the small CUDA runtime and CUPTI, which are really loaded, have to be
installed.
"""

import mmap
import re
import struct
import sys
from pathlib import Path

NOT_LOADED = re.compile(rb"lib(cublas|cublasLt|cudnn|cufft|cufile|curand|cusolver|cusparse|cusparseLt|nccl)\.so\b")
THEIR_FUNCTION = re.compile(rb"cublas|cudnn|cufft|cuFile|curand|cusolver|cusparse|nccl")

PT_LOAD, PT_DYNAMIC = 1, 2
DT_NULL, DT_NEEDED, DT_STRTAB, DT_VERNEED, DT_VERNEEDNUM = 0, 1, 5, 0x6FFFFFFE, 0x6FFFFFFF
SHT_DYNSYM = 11
STB_WEAK = 2


def strip(path):
    """Removes the libraries named above from one shared library, in place; gives the names removed."""
    with open(path, "r+b") as file, mmap.mmap(file.fileno(), 0) as elf:
        if elf[:6] != b"\x7fELF\x02\x01":
            return []
        segments = program_headers(elf)

        def offset(address):
            return next(at + address - start for kind, at, start, size in segments
                        if kind == PT_LOAD and start <= address < start + size)

        table = next(at for kind, at, _, _ in segments if kind == PT_DYNAMIC)
        entries = dynamic_entries(elf, table)
        values = dict(entries)
        strings = offset(values[DT_STRTAB])

        def name(index):
            return elf[strings + index : elf.find(b"\0", strings + index)]

        removed = [name(value) for tag, value in entries if tag == DT_NEEDED and NOT_LOADED.match(name(value))]
        if not removed:
            return []
        kept = [(tag, value) for tag, value in entries if not (tag == DT_NEEDED and name(value) in removed)]
        if DT_VERNEED in values:
            start = offset(values[DT_VERNEED])
            versions = [at for at, library in version_lists(elf, start) if not NOT_LOADED.match(name(library))]
            link(elf, versions)
            moved = {DT_VERNEED: values[DT_VERNEED] + versions[0] - start, DT_VERNEEDNUM: len(versions)}
            kept = [(tag, moved.get(tag, value)) for tag, value in kept]
        kept += [(DT_NULL, 0)] * (len(entries) - len(kept))
        for i, entry in enumerate(kept):
            struct.pack_into("<qQ", elf, table + 16 * i, *entry)
        weaken(elf)
        return removed


def program_headers(elf):
    (table,) = struct.unpack_from("<Q", elf, 32)
    size, count = struct.unpack_from("<HH", elf, 54)
    headers = (struct.unpack_from("<IIQQQQ", elf, table + size * i) for i in range(count))
    return [(kind, at, start, length) for kind, _, at, start, _, length in headers]


def dynamic_entries(elf, table):
    entries = []
    while not entries or entries[-1][0] != DT_NULL:
        entries.append(struct.unpack_from("<qQ", elf, table + 16 * len(entries)))
    return entries


def version_lists(elf, at):
    """The places of the lists of versions asked of each library, and the library's name; the C library's is one."""
    step = True
    while step:
        _, _, library, _, step = struct.unpack_from("<HHIII", elf, at)
        yield at, library
        at += step


def link(elf, places):
    """Chains the lists at these places one to the next."""
    for at, following in zip(places, [*places[1:], None], strict=True):
        struct.pack_into("<I", elf, at + 12, following - at if following else 0)


def weaken(elf):
    """Lets a pointer to a function of the removed libraries stay null instead of stopping the load."""
    (table,) = struct.unpack_from("<Q", elf, 40)
    size, count = struct.unpack_from("<HH", elf, 58)
    sections = [struct.unpack_from("<IIQQQQI", elf, table + size * i) for i in range(count)]
    symbols = next(section for section in sections if section[1] == SHT_DYNSYM)
    strings = sections[symbols[6]][4]
    for at in range(symbols[4], symbols[4] + symbols[5], 24):
        name, info, _, section = struct.unpack_from("<IBBH", elf, at)
        if section == 0 and THEIR_FUNCTION.match(elf, strings + name):
            struct.pack_into("<B", elf, at + 4, STB_WEAK << 4 | info & 0xF)


if __name__ == "__main__":
    for library in sorted(Path(sys.argv[1], "torch", "lib").glob("lib*.so")):
        strip(library)
