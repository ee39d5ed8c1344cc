# SPDX-License-Identifier: MIT
if HAVE_ZSTD
pkglib_LTLIBRARIES += plugins/parquet.la
endif
plugins_parquet_la_SOURCES = \
    plugins/parquet/blob.c plugins/parquet/blob.h \
    plugins/parquet/bounds.c plugins/parquet/bounds.h \
    plugins/parquet/chunk.c plugins/parquet/chunk.h \
    plugins/parquet/column.c plugins/parquet/column.h \
    plugins/parquet/dataset.c plugins/parquet/dataset.h \
    plugins/parquet/dictionary.c plugins/parquet/dictionary.h \
    plugins/parquet/hybrid.c plugins/parquet/hybrid.h \
    plugins/parquet/iso.c plugins/parquet/iso.h \
    plugins/parquet/notes.c plugins/parquet/notes.h \
    plugins/parquet/parquet.c \
    plugins/parquet/part.c plugins/parquet/part.h \
    plugins/parquet/rest.c plugins/parquet/rest.h \
    plugins/parquet/shred.c plugins/parquet/shred.h \
    plugins/parquet/table.c plugins/parquet/table.h \
    plugins/parquet/table_write.c \
    plugins/parquet/thrift.c plugins/parquet/thrift.h \
    plugins/parquet/waiting.c plugins/parquet/waiting.h
plugins_parquet_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) $(ZSTD_CFLAGS) \
    $(ZLIB_CFLAGS) -DCOPYDESK_MODULE=parquet
plugins_parquet_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_parquet_la_LIBADD = $(PLUGIN_LIBS) $(ZSTD_LIBS) $(ZLIB_LIBS)
nobase_dist_pkgdata_DATA += plugins/parquet/README.md
