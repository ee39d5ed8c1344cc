# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/tr/abbreviations.txt \
    core/lang/tr/calendar.txt \
    core/lang/tr/language.txt \
    core/lang/tr/page-words.txt \
    core/lang/tr/page.txt \
    core/lang/tr/reporting.txt \
    core/lang/tr/story-words.txt \
    core/lang/tr/story.txt \
    core/lang/tr/words.txt
LANG_CASES += \
    core/lang/tr/cases/clean.txt \
    core/lang/tr/cases/lines.txt \
    core/lang/tr/cases/quotes.txt \
    core/lang/tr/cases/sentences.txt
