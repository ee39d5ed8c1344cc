# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/ko/abbreviations.txt \
    core/lang/ko/calendar.txt \
    core/lang/ko/language.txt \
    core/lang/ko/page-words.txt \
    core/lang/ko/page.txt \
    core/lang/ko/words.txt
LANG_CASES += \
    core/lang/ko/cases/clean.txt \
    core/lang/ko/cases/lines.txt \
    core/lang/ko/cases/quotes.txt \
    core/lang/ko/cases/sentences.txt
