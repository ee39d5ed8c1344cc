# SPDX-License-Identifier: MIT
# The text engine.
# Shared with plugins: no JSON, no host.
core_libtext_la_SOURCES += \
    core/text/blank.c core/text/blank.h \
    core/text/blocks.h \
    core/text/calendars.c core/text/calendars.h \
    core/text/charmaps.c core/text/charmaps.h \
    core/text/chars.c core/text/chars.h \
    core/text/charsets.c core/text/charsets.h \
    core/text/date.c core/text/date.h \
    core/text/date_cursor.c core/text/date_cursor.h \
    core/text/date_time.c \
    core/text/date_zones.c core/text/date_zones.h \
    core/text/dateline.c core/text/dateline.h \
    core/text/dateline_place.c core/text/dateline_place.h \
    core/text/days.c core/text/days.h \
    core/text/eight.h \
    core/text/ending.c core/text/ending.h \
    core/text/entities.c core/text/entities.h \
    core/text/entities_table.c core/text/entities_table.h \
    core/text/figures.h \
    core/text/fold.c core/text/fold.h \
    core/text/huge.h \
    core/text/iso.c core/text/iso.h \
    core/text/label.c core/text/label.h \
    core/text/mail_date.c core/text/mail_date.h \
    core/text/misread.c core/text/misread.h \
    core/text/mojibake.c core/text/mojibake.h \
    core/text/mojibake_odd.c core/text/mojibake_odd.h \
    core/text/mojibake_units.c core/text/mojibake_units.h \
    core/text/nfc.c core/text/nfc.h \
    core/text/offsets.c core/text/offsets.h \
    core/text/phrases.c core/text/phrases.h \
    core/text/pool.c core/text/pool.h \
    core/text/prescan.c core/text/prescan.h \
    core/text/sight.c core/text/sight.h \
    core/text/skip.h \
    core/text/space.c core/text/space.h \
    core/text/span.h \
    core/text/step.h \
    core/text/utf16.h \
    core/text/utf8.h \
    core/text/wordcount.c core/text/wordcount.h \
    core/text/words.c core/text/words.h
# In the program alone.
core_libcore_la_SOURCES += \
    core/text/analysis.c core/text/analysis.h \
    core/text/language.c core/text/language.h \
    core/text/quotation.c core/text/quotation.h \
    core/text/quotation_mark.c core/text/quotation_mark.h \
    core/text/sentence.c core/text/sentence.h \
    core/text/sentence_bracket.c core/text/sentence_bracket.h \
    core/text/sentence_item.c core/text/sentence_item.h \
    core/text/sentence_lang.c core/text/sentence_lang.h \
    core/text/sentence_line.c core/text/sentence_line.h \
    core/text/sentence_place.c core/text/sentence_place.h \
    core/text/sentence_rule.c core/text/sentence_rule.h \
    core/text/stems.c core/text/stems.h \
    core/text/term.c core/text/term.h \
    core/text/term_parts.c core/text/term_parts.h \
    core/text/token.c core/text/token.h \
    core/text/vocabulary.c core/text/vocabulary.h
