# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/jsonl.la
plugins_jsonl_la_SOURCES = plugins/jsonl/jsonl.c
plugins_jsonl_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=jsonl
plugins_jsonl_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_jsonl_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/jsonl/README.md
