# SPDX-License-Identifier: MIT
# Each plugin has a plugin.mk.
# A plugin of this tree may use all that its header has.
PLUGIN_CPPFLAGS = $(AM_CPPFLAGS) -DCD_ABI_WANT=CD_ABI_MINOR
PLUGIN_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -no-undefined
PLUGIN_LIBS = core/libtext.la $(JANSSON_LIBS)

include plugins/clean/plugin.mk
include plugins/csv/plugin.mk
include plugins/extract/plugin.mk
include plugins/feed/plugin.mk
include plugins/fields/plugin.mk
include plugins/files/plugin.mk
include plugins/jq/plugin.mk
include plugins/jsonl/plugin.mk
include plugins/jsonld/plugin.mk
include plugins/language/plugin.mk
include plugins/lua/plugin.mk
include plugins/markdown/plugin.mk
include plugins/mask/plugin.mk
include plugins/opensearch/plugin.mk
include plugins/parquet/plugin.mk
include plugins/postgres/plugin.mk
include plugins/process/plugin.mk
include plugins/quotes/plugin.mk
include plugins/read_csv/plugin.mk
include plugins/select/plugin.mk
include plugins/sqlite/plugin.mk
include plugins/summarize/plugin.mk
include plugins/text/plugin.mk
include plugins/warc/plugin.mk

# Plugins are loaded by their file, which alone is installed.
install-exec-hook:
	for p in $(pkglib_LTLIBRARIES:plugins/%=%); do \
	    rm -f "$(DESTDIR)$(pkglibdir)/$$p" "$(DESTDIR)$(pkglibdir)/$${p%.la}.a"; done
uninstall-hook:
	for p in $(pkglib_LTLIBRARIES:plugins/%.la=%); do \
	    rm -f "$(DESTDIR)$(pkglibdir)/$$p.so"; done
	-for f in $(nobase_dist_pkgdata_DATA); do dirname "$(DESTDIR)$(pkgdatadir)/$$f"; done | \
	    sort -ru | xargs rmdir 2>/dev/null
	-rmdir "$(DESTDIR)$(pkgdatadir)/plugins" "$(DESTDIR)$(pkgdatadir)/examples" 2>/dev/null
	-rmdir "$(DESTDIR)$(pkglibdir)" "$(DESTDIR)$(pkgdatadir)" \
	    "$(DESTDIR)$(docdir)" "$(DESTDIR)$(copydeskincludedir)" 2>/dev/null

# With --disable-shared, what loads plugins holds them all.
if BUILTIN_PLUGINS
PREOPEN = $(pkglib_LTLIBRARIES:%=-dlpreopen %)
PREOPENED = $(pkglib_LTLIBRARIES)
else
PREOPEN = $(NO_PREOPEN)
PREOPENED =
endif
