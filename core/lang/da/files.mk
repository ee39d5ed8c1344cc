# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/da/abbreviations.txt \
    core/lang/da/calendar.txt \
    core/lang/da/language.txt \
    core/lang/da/page-words.txt \
    core/lang/da/page.txt \
    core/lang/da/reporting.txt \
    core/lang/da/story-words.txt \
    core/lang/da/story.txt \
    core/lang/da/words.txt
LANG_CASES += \
    core/lang/da/cases/clean.txt \
    core/lang/da/cases/lines.txt \
    core/lang/da/cases/quotes.txt \
    core/lang/da/cases/sentences.txt
