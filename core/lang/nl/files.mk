# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/nl/abbreviations.txt \
    core/lang/nl/calendar.txt \
    core/lang/nl/forms.txt \
    core/lang/nl/interview.txt \
    core/lang/nl/language.txt \
    core/lang/nl/page-words.txt \
    core/lang/nl/page.txt \
    core/lang/nl/people.txt \
    core/lang/nl/reporting.txt \
    core/lang/nl/story-words.txt \
    core/lang/nl/story.txt \
    core/lang/nl/things.txt \
    core/lang/nl/words.txt
LANG_CASES += \
    core/lang/nl/cases/clean.txt \
    core/lang/nl/cases/lines.txt \
    core/lang/nl/cases/quotes.txt \
    core/lang/nl/cases/sentences.txt \
    core/lang/nl/cases/summarize.txt
