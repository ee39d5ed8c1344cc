# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/zh/calendar.txt \
    core/lang/zh/language.txt \
    core/lang/zh/page-words.txt \
    core/lang/zh/page.txt
LANG_CASES += \
    core/lang/zh/cases/clean.txt \
    core/lang/zh/cases/lines.txt \
    core/lang/zh/cases/quotes.txt \
    core/lang/zh/cases/sentences.txt \
    core/lang/zh/cases/summarize.txt
