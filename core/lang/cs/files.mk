# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/cs/abbreviations.txt \
    core/lang/cs/calendar.txt \
    core/lang/cs/language.txt \
    core/lang/cs/page-words.txt \
    core/lang/cs/page.txt \
    core/lang/cs/story-words.txt \
    core/lang/cs/story.txt \
    core/lang/cs/words.txt
LANG_CASES += \
    core/lang/cs/cases/clean.txt \
    core/lang/cs/cases/lines.txt \
    core/lang/cs/cases/quotes.txt \
    core/lang/cs/cases/sentences.txt
