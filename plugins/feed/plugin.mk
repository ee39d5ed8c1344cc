# SPDX-License-Identifier: MIT
if HAVE_LIBXML2
pkglib_LTLIBRARIES += plugins/feed.la
endif
plugins_feed_la_SOURCES = \
    plugins/feed/feed.c \
    plugins/feed/head.c plugins/feed/head.h \
    plugins/feed/item.c plugins/feed/item.h \
    plugins/feed/names.c plugins/feed/names.h \
    plugins/feed/texts.c plugins/feed/texts.h
plugins_feed_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) $(LIBXML2_CFLAGS) \
    -DCOPYDESK_MODULE=feed
plugins_feed_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_feed_la_LIBADD = $(PLUGIN_LIBS) $(LIBXML2_LIBS)
nobase_dist_pkgdata_DATA += plugins/feed/README.md
