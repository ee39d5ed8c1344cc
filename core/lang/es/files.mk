# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/es/abbreviations.txt \
    core/lang/es/calendar.txt \
    core/lang/es/forms.txt \
    core/lang/es/interview.txt \
    core/lang/es/language.txt \
    core/lang/es/page-words.txt \
    core/lang/es/page.txt \
    core/lang/es/people.txt \
    core/lang/es/reporting.txt \
    core/lang/es/story-words.txt \
    core/lang/es/story.txt \
    core/lang/es/things.txt \
    core/lang/es/words.txt
LANG_CASES += \
    core/lang/es/cases/lines.txt \
    core/lang/es/cases/quotes.txt
