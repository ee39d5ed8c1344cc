# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/pt/abbreviations.txt \
    core/lang/pt/calendar.txt \
    core/lang/pt/forms.txt \
    core/lang/pt/interview.txt \
    core/lang/pt/language.txt \
    core/lang/pt/page-words.txt \
    core/lang/pt/page.txt \
    core/lang/pt/people.txt \
    core/lang/pt/reporting.txt \
    core/lang/pt/story-words.txt \
    core/lang/pt/story.txt \
    core/lang/pt/things.txt \
    core/lang/pt/words.txt
LANG_CASES += \
    core/lang/pt/cases/clean.txt \
    core/lang/pt/cases/lines.txt \
    core/lang/pt/cases/quotes.txt \
    core/lang/pt/cases/sentences.txt \
    core/lang/pt/cases/summarize.txt
