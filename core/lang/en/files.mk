# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/en/abbreviations.txt \
    core/lang/en/calendar.txt \
    core/lang/en/forms.txt \
    core/lang/en/frequencies.txt \
    core/lang/en/interview.txt \
    core/lang/en/language.txt \
    core/lang/en/page-words.txt \
    core/lang/en/page.txt \
    core/lang/en/people.txt \
    core/lang/en/reporting.txt \
    core/lang/en/story-words.txt \
    core/lang/en/story.txt \
    core/lang/en/things.txt \
    core/lang/en/words.txt
LANG_CASES += \
    core/lang/en/cases/lines.txt
