# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/ja/calendar.txt \
    core/lang/ja/language.txt \
    core/lang/ja/page-words.txt \
    core/lang/ja/page.txt
LANG_CASES += \
    core/lang/ja/cases/clean.txt \
    core/lang/ja/cases/lines.txt \
    core/lang/ja/cases/quotes.txt \
    core/lang/ja/cases/sentences.txt \
    core/lang/ja/cases/summarize.txt
