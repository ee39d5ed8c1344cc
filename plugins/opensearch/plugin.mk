# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/opensearch.la
plugins_opensearch_la_SOURCES = plugins/opensearch/opensearch.c
plugins_opensearch_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=opensearch
plugins_opensearch_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_opensearch_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/opensearch/README.md
