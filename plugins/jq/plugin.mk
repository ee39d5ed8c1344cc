# SPDX-License-Identifier: MIT
if HAVE_JQ
pkglib_LTLIBRARIES += plugins/jq.la
endif
plugins_jq_la_SOURCES = \
    plugins/jq/convey.c plugins/jq/convey.h \
    plugins/jq/jq.c
plugins_jq_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=jq
plugins_jq_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_jq_la_LIBADD = $(PLUGIN_LIBS) $(JQ_LIBS)
nobase_dist_pkgdata_DATA += plugins/jq/README.md
