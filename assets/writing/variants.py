"""Makes variants.txt: kanji that are written in several ways, one line a character, the Japanese form first.

Usage: python3 variants.py OPENCC_DICTIONARY_FOLDER JOYO_LIST > variants.txt

OPENCC_DICTIONARY_FOLDER holds JPVariants.txt and STCharacters.txt of OpenCC (PyPI
opencc-python-reimplemented 0.1.7, Apache-2.0). JOYO_LIST holds the 2136 characters of the list of 2010
(tests/search/joyo.txt). Nothing that is in use in Japanese (on that list or in the first level of JIS
X 0208) is taken for a simplified Chinese form, and a simplified form that stands for several Japanese
characters is left out.
"""

import sys
from pathlib import Path

folder, joyo_file = Path(sys.argv[1]), Path(sys.argv[2])

# Forms that are met in names and that OpenCC's Japanese table does not have.
OF_NAMES = (
    "崎﨑嵜 高髙 吉𠮷 辺邉 島嶋嶌 富冨 峰峯 浜濵 柳栁 館舘 桑桒 曽曾 壷壺 桧檜 舟舩 斎齋齎 斉齊 涼凉 戸戶 内內 弥彌 "
    "尭堯 槙槇 鴎鷗 晋晉 荘莊 姫姬 倶俱 呉吳 併倂 即卽 慎愼 挙擧 叙敍 概槪 渋澁 湿濕 瓶甁 並竝 艶艷 衛衞 褒襃 郷鄕 "
    "鎮鎭 翻飜 闘鬭 鶏鷄 麺麵 真眞 研硏 郎郞"
)


def level(char):
    """The level of JIS X 0208: 1, 2, or 0 if it is not in it."""
    try:
        code = char.encode("euc_jp")
    except UnicodeEncodeError:
        return 0
    if len(code) != 2:
        return 0
    return 1 if 0xB0 <= code[0] <= 0xCF else 2 if 0xD0 <= code[0] <= 0xF4 else 0


joyo = set(joyo_file.read_text(encoding="utf-8").split()[-1])
assert len(joyo) == 2136, len(joyo)


def pairs(name):
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        one, _, others = line.partition("\t")
        if len(one) == 1 and others:
            yield one, others.split()


form = {}
for old, new in pairs("JPVariants.txt"):
    if old not in joyo and old not in new and (level(new[0]) or new[0] in joyo) and new[0] not in form:
        form[old] = new[0]
for group in OF_NAMES.split():
    for other in group[1:]:
        if other not in joyo and other != group[0]:
            form.setdefault(other, group[0])


def japanese(char):
    seen = {char}
    while char in form and form[char] not in seen:
        char = form[char]
        seen.add(char)
    return char


simplified = {}
for short, longs in pairs("STCharacters.txt"):
    if short in joyo or level(short) == 1 or short in form:
        continue
    known = {japanese(one) for one in longs if one != short}
    known = {one for one in known if level(one) or one in joyo}
    common = {one for one in known if level(one) == 1 or one in joyo}
    if len(common or known) == 1:
        simplified[short] = (common or known).pop()

lines = {}
for other in {**simplified, **form}:
    target = japanese(simplified.get(other, other))
    if target != other:
        lines.setdefault(target, set()).add(other)
print("# One character a line: the Japanese form, then what is folded to it. Made by variants.py from OpenCC (Apache-2.0).")
for target in sorted(lines):
    print(target + "".join(sorted(lines[target])))
