# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/ar/abbreviations.txt \
    core/lang/ar/calendar.txt \
    core/lang/ar/language.txt \
    core/lang/ar/page-words.txt \
    core/lang/ar/page.txt \
    core/lang/ar/story-words.txt \
    core/lang/ar/words.txt
LANG_CASES += \
    core/lang/ar/cases/clean.txt \
    core/lang/ar/cases/lines.txt \
    core/lang/ar/cases/quotes.txt \
    core/lang/ar/cases/sentences.txt
