# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/de/abbreviations.txt \
    core/lang/de/calendar.txt \
    core/lang/de/forms.txt \
    core/lang/de/interview.txt \
    core/lang/de/language.txt \
    core/lang/de/page-words.txt \
    core/lang/de/page.txt \
    core/lang/de/people.txt \
    core/lang/de/reporting.txt \
    core/lang/de/story-words.txt \
    core/lang/de/story.txt \
    core/lang/de/things.txt \
    core/lang/de/words.txt
LANG_CASES += \
    core/lang/de/cases/lines.txt \
    core/lang/de/cases/quotes.txt
