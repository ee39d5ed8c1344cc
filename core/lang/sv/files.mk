# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/sv/abbreviations.txt \
    core/lang/sv/calendar.txt \
    core/lang/sv/language.txt \
    core/lang/sv/page-words.txt \
    core/lang/sv/page.txt \
    core/lang/sv/reporting.txt \
    core/lang/sv/story-words.txt \
    core/lang/sv/story.txt \
    core/lang/sv/words.txt
LANG_CASES += \
    core/lang/sv/cases/clean.txt \
    core/lang/sv/cases/lines.txt \
    core/lang/sv/cases/quotes.txt \
    core/lang/sv/cases/sentences.txt
