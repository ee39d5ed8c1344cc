# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/no/abbreviations.txt \
    core/lang/no/calendar.txt \
    core/lang/no/language.txt \
    core/lang/no/page-words.txt \
    core/lang/no/page.txt \
    core/lang/no/reporting.txt \
    core/lang/no/story-words.txt \
    core/lang/no/story.txt \
    core/lang/no/words.txt
LANG_CASES += \
    core/lang/no/cases/clean.txt \
    core/lang/no/cases/lines.txt \
    core/lang/no/cases/quotes.txt \
    core/lang/no/cases/sentences.txt
