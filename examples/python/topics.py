# SPDX-License-Identifier: MIT
"""Tags of topics from a list of words, in any language.

Each line of the list is `topic: word, word, ...`.  A topic is a tag of an
article that has enough of its words, be it in capitals or not; a word that
ends with * stands for all that begin with it.

usage: topics.py LIST [LEAST]     (words of a topic that an article must have: 2)
"""

import re
import sys

from copydesk_stage import stage


def fold(text):
    return text.casefold()


def read(path):
    """Topic -> a pattern that finds its words."""
    topics = {}
    for line in open(path, encoding="utf-8"):
        topic, colon, words = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        parts = [
            re.escape(fold(w.strip())).replace(r"\*", r"\w*")
            for w in words.split(",")
            if w.strip()
        ]
        topics[topic.strip()] = re.compile(rf"\b(?:{'|'.join(parts)})\b")
    return topics


topics = read(sys.argv[1])
least = int(sys.argv[2]) if len(sys.argv) > 2 else 2

for record in stage:
    text = record.get("text")
    if not isinstance(text, str):
        stage.reject('"text" is missing')
        continue
    text = fold(text)
    found = [t for t, words in topics.items() if len(words.findall(text)) >= least]
    record["topics"] = found
