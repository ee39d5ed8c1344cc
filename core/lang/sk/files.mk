# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/sk/abbreviations.txt \
    core/lang/sk/calendar.txt \
    core/lang/sk/language.txt \
    core/lang/sk/page-words.txt \
    core/lang/sk/page.txt \
    core/lang/sk/story-words.txt \
    core/lang/sk/story.txt \
    core/lang/sk/words.txt
LANG_CASES += \
    core/lang/sk/cases/clean.txt \
    core/lang/sk/cases/lines.txt \
    core/lang/sk/cases/quotes.txt \
    core/lang/sk/cases/sentences.txt
