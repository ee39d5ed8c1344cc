# SPDX-License-Identifier: MIT
# The commands.
copydesk_SOURCES += \
    core/cli/cli.c core/cli/cli.h \
    core/cli/cmd_check.c \
    core/cli/cmd_completion.c \
    core/cli/cmd_describe.c \
    core/cli/cmd_lint.c \
    core/cli/cmd_list.c \
    core/cli/cmd_new.c \
    core/cli/cmd_run.c \
    core/cli/cmd_schema.c \
    core/cli/cmd_show.c \
    core/cli/cmd_stats.c \
    core/cli/cmd_test.c \
    core/cli/difference.c core/cli/difference.h \
    core/cli/inside.c core/cli/inside.h \
    core/cli/installed.c core/cli/installed.h \
    core/cli/main.c \
    core/cli/pipeline_schema.c core/cli/pipeline_schema.h \
    core/cli/plugin_schema.c core/cli/plugin_schema.h \
    core/cli/sums.c core/cli/sums.h \
    core/cli/templates.h \
    core/cli/test_report.c core/cli/test_report.h \
    core/cli/test_update.c core/cli/test_update.h
# What `copydesk new` makes a plugin of.
nodist_copydesk_SOURCES = core/cli/templates_table.c
TEMPLATES = \
    core/cli/templates/Makefile.c core/cli/templates/Makefile.cc \
    core/cli/templates/README.md core/cli/templates/ci.yml \
    core/cli/templates/example.tsv \
    core/cli/templates/filter.c core/cli/templates/filter.cc \
    core/cli/templates/filter.json \
    core/cli/templates/format.c core/cli/templates/format.cc \
    core/cli/templates/format.json \
    core/cli/templates/reader.c core/cli/templates/reader.cc \
    core/cli/templates/reader.json \
    core/cli/templates/store.c core/cli/templates/store.cc \
    core/cli/templates/store.json
EXTRA_DIST += $(TEMPLATES) core/cli/templates.awk
CLEANFILES += core/cli/templates_table.c
core/cli/templates_table.c: core/cli/templates.awk $(TEMPLATES)
	$(AM_V_GEN)$(MKDIR_P) core/cli && (cd $(srcdir) && LC_ALL=C $(AWK) -f core/cli/templates.awk $(TEMPLATES)) >$@
# The commit that `copydesk --version` tells.
core/cli/main.$(OBJEXT): core/cli/revision.h
core/cli/revision.h: FORCE
	$(AM_V_at)$(MKDIR_P) core/cli && sh $(srcdir)/core/cli/revision.sh $(srcdir) $@
FORCE:
EXTRA_DIST += core/cli/revision.sh
CLEANFILES += core/cli/revision.h
dist-hook: core/cli/revision.h
	sed -n 's/^#define.*"\(.*\)"/\1/p' core/cli/revision.h >$(distdir)/.revision

# Completion in shells, made by the program.
if NATIVE
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_bashcompletion_DATA = completion/copydesk
nodist_zshcompletion_DATA = completion/_copydesk
nodist_fishcompletion_DATA = completion/copydesk.fish
COMPLETE = $(MKDIR_P) completion && rm -f $@ && ./copydesk completion
.DELETE_ON_ERROR:
completion/copydesk: copydesk$(EXEEXT)
	$(COMPLETE) bash >$@
completion/_copydesk: copydesk$(EXEEXT)
	$(COMPLETE) zsh >$@
completion/copydesk.fish: copydesk$(EXEEXT)
	$(COMPLETE) fish >$@
CLEANFILES += completion/copydesk completion/_copydesk completion/copydesk.fish
endif
