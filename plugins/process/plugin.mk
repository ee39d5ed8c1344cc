# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/process.la
plugins_process_la_SOURCES = plugins/process/process.c
plugins_process_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=process \
    -DPYTHON_FOLDER='"$(pythondir)"'
plugins_process_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_process_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/process/README.md

# What Python programs import.
pythondir = $(pkgdatadir)/python
dist_python_DATA = plugins/process/copydesk_stage.py
