# SPDX-License-Identifier: MIT
# Pages of the manual.
dist_man_MANS = core/man/copydesk.1 core/man/copydesk-pipeline.5
EXTRA_DIST += core/man/header.awk core/man/readme.awk

# Pages of headers are made from their comments, those of plugins from their
# README.md.
HEADER_PAGES = $(LIBRARY_PAGES) core/man/copydesk-blocks.3 core/man/copydesk-command.3 \
    core/man/copydesk-plugin.3 core/man/copydesk-record.3 \
    core/man/copydesk-table.3 core/man/copydesk-template.3 \
    core/man/copydesk-text.3
PLUGIN_PAGES = $(pkglib_LTLIBRARIES:.la=.7)
nodist_man_MANS = $(HEADER_PAGES)
CLEANFILES += $(HEADER_PAGES) $(PLUGIN_PAGES)
$(HEADER_PAGES): core/man/header.awk $(copydeskinclude_HEADERS)
	$(AM_V_GEN)$(MKDIR_P) core/man && page=`basename $@ .3` && \
	    header=$(srcdir)/include/copydesk/`echo $$page | sed 's/copydesk-//'`.h && \
	    LC_ALL=C $(AWK) -v name=$$page -f $(srcdir)/core/man/header.awk $$header >$@
$(PLUGIN_PAGES): core/man/readme.awk $(nobase_dist_pkgdata_DATA)
	$(AM_V_GEN)$(MKDIR_P) plugins && plugin=`basename $@ .7` && \
	    LC_ALL=C $(AWK) -v name=$$plugin -f $(srcdir)/core/man/readme.awk $(srcdir)/plugins/$$plugin/README.md >$@
all-local: $(PLUGIN_PAGES)
install-data-local: $(PLUGIN_PAGES)
	$(MKDIR_P) $(DESTDIR)$(mandir)/man7
	for page in $(PLUGIN_PAGES); do \
	    $(INSTALL_DATA) $$page $(DESTDIR)$(mandir)/man7/copydesk-`basename $$page` || exit 1; \
	done
uninstall-local:
	for page in $(PLUGIN_PAGES); do \
	    rm -f $(DESTDIR)$(mandir)/man7/copydesk-`basename $$page`; \
	done
