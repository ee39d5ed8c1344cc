# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/uk/abbreviations.txt \
    core/lang/uk/calendar.txt \
    core/lang/uk/language.txt \
    core/lang/uk/page-words.txt \
    core/lang/uk/page.txt \
    core/lang/uk/story-words.txt \
    core/lang/uk/story.txt \
    core/lang/uk/words.txt
LANG_CASES += \
    core/lang/uk/cases/clean.txt \
    core/lang/uk/cases/lines.txt \
    core/lang/uk/cases/quotes.txt \
    core/lang/uk/cases/sentences.txt
