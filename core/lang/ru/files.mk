# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/ru/abbreviations.txt \
    core/lang/ru/calendar.txt \
    core/lang/ru/language.txt \
    core/lang/ru/page-words.txt \
    core/lang/ru/page.txt \
    core/lang/ru/story-words.txt \
    core/lang/ru/story.txt \
    core/lang/ru/words.txt
LANG_CASES += \
    core/lang/ru/cases/clean.txt \
    core/lang/ru/cases/lines.txt \
    core/lang/ru/cases/quotes.txt \
    core/lang/ru/cases/sentences.txt
