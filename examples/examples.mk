# SPDX-License-Identifier: MIT
# Installed as in the source, so that examples find their inputs.
nobase_dist_pkgdata_DATA += \
    examples/data/README.md \
    examples/data/features-en.jsonl.gz \
    examples/data/harbour.warc.gz \
    examples/data/news-de.jsonl.gz \
    examples/data/news-en.jsonl.gz \
    examples/data/news-es.jsonl.gz \
    examples/data/news-fr.jsonl.gz \
    examples/data/wire-en.jsonl.gz \
    examples/pipelines/ccnews.json \
    examples/pipelines/database.json \
    examples/pipelines/folders.json \
    examples/pipelines/german.json \
    examples/pipelines/newsroom.json \
    examples/pipelines/nightly.json \
    examples/pipelines/one-speaker.json \
    examples/pipelines/pages.json \
    examples/pipelines/postgres.json \
    examples/pipelines/quality-c4.json \
    examples/pipelines/quality-fineweb.json \
    examples/pipelines/quality-gopher.json \
    examples/pipelines/quotes-table.json \
    examples/pipelines/search.json \
    examples/pipelines/table.json \
    examples/pipelines/three-fields.json \
    examples/pipelines/topics.json \
    examples/plugin/Makefile \
    examples/plugin/cirrus.c \
    examples/plugin/reading.c \
    examples/plugin/style.c \
    examples/python/README.md \
    examples/python/topics.py \
    examples/python/topics.txt
EXTRA_DIST += examples/data/damaged examples/quickstart.sh
