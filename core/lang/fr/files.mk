# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/fr/abbreviations.txt \
    core/lang/fr/calendar.txt \
    core/lang/fr/forms.txt \
    core/lang/fr/interview.txt \
    core/lang/fr/language.txt \
    core/lang/fr/page-words.txt \
    core/lang/fr/page.txt \
    core/lang/fr/people.txt \
    core/lang/fr/reporting.txt \
    core/lang/fr/story-words.txt \
    core/lang/fr/story.txt \
    core/lang/fr/things.txt \
    core/lang/fr/words.txt
LANG_CASES += \
    core/lang/fr/cases/lines.txt \
    core/lang/fr/cases/quotes.txt
