# SPDX-License-Identifier: MIT
# Inputs, gzip in and out, framing, paths.
core_libcore_la_SOURCES += \
    core/io/batch.c core/io/batch.h \
    core/io/after_damage.c core/io/after_damage.h \
    core/io/chunk.c core/io/chunk.h \
    core/io/codec.c core/io/codec.h \
    core/io/codec_gzip.c \
    core/io/codec_zstd.c \
    core/io/contents.c core/io/contents.h \
    core/io/decoding.c core/io/decoding.h \
    core/io/dictionary.c core/io/dictionary.h \
    core/io/digest.c core/io/digest.h \
    core/io/files.c core/io/files.h \
    core/io/first_row.c core/io/first_row.h \
    core/io/foreign.c core/io/foreign.h \
    core/io/foreign_lines.c core/io/foreign_lines.h \
    core/io/frame.c core/io/frame.h \
    core/io/frame_csv.c core/io/frame_csv_back.c core/io/frame_csv_gap.c \
    core/io/frame_feed.c \
    core/io/frame_items.c \
    core/io/frame_json.c \
    core/io/frame_json_gap.c \
    core/io/frame_warc.c \
    core/io/index.c core/io/index.h \
    core/io/input.c core/io/input.h \
    core/io/intake.c core/io/intake.h \
    core/io/intake_head.c core/io/intake_head.h \
    core/io/listing.c core/io/listing.h \
    core/io/lookup.c core/io/lookup.h \
    core/io/markup.c core/io/markup.h \
    core/io/members.c core/io/members.h \
    core/io/object_head.c core/io/object_head.h \
    core/io/packer.c core/io/packer.h \
    core/io/paths.c core/io/paths.h \
    core/io/records.c core/io/records.h \
    core/io/records_damage.c core/io/records_damage.h \
    core/io/records_state.h \
    core/io/rejects.c core/io/rejects.h \
    core/io/replay.c core/io/replay.h \
    core/io/resync.c core/io/resync.h \
    core/io/sniff.c core/io/sniff.h \
    core/io/start.c core/io/start.h \
    core/io/starts.c core/io/starts.h \
    core/io/tree.c core/io/tree.h \
    core/io/unpacker.c core/io/unpacker.h \
    core/io/warc_head.c core/io/warc_head.h \
    core/io/window.c core/io/window.h
