# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/pl/abbreviations.txt \
    core/lang/pl/calendar.txt \
    core/lang/pl/language.txt \
    core/lang/pl/page-words.txt \
    core/lang/pl/page.txt \
    core/lang/pl/reporting.txt \
    core/lang/pl/story-words.txt \
    core/lang/pl/story.txt \
    core/lang/pl/words.txt
LANG_CASES += \
    core/lang/pl/cases/clean.txt \
    core/lang/pl/cases/lines.txt \
    core/lang/pl/cases/quotes.txt \
    core/lang/pl/cases/sentences.txt \
    core/lang/pl/cases/summarize.txt
