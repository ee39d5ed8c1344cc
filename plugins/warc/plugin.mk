# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/warc.la
plugins_warc_la_SOURCES = \
    plugins/warc/coding.c plugins/warc/coding.h \
    plugins/warc/fields.c plugins/warc/fields.h \
    plugins/warc/wanted.c plugins/warc/wanted.h \
    plugins/warc/warc.c
plugins_warc_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=warc
plugins_warc_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_warc_la_LIBADD = $(PLUGIN_LIBS) $(ZLIB_LIBS)
if HAVE_BROTLI
plugins_warc_la_CPPFLAGS += -DHAVE_BROTLI $(BROTLI_CFLAGS)
plugins_warc_la_LIBADD += $(BROTLI_LIBS)
endif
nobase_dist_pkgdata_DATA += plugins/warc/README.md
