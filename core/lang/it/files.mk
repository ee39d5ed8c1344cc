# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/it/abbreviations.txt \
    core/lang/it/calendar.txt \
    core/lang/it/forms.txt \
    core/lang/it/interview.txt \
    core/lang/it/language.txt \
    core/lang/it/page.txt \
    core/lang/it/page-words.txt \
    core/lang/it/people.txt \
    core/lang/it/reporting.txt \
    core/lang/it/story.txt \
    core/lang/it/story-words.txt \
    core/lang/it/things.txt \
    core/lang/it/words.txt
LANG_CASES += \
    core/lang/it/cases/clean.txt \
    core/lang/it/cases/lines.txt \
    core/lang/it/cases/quotes.txt
