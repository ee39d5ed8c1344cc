LANG_FILES += \
    core/lang/pt/abbreviations.txt \
    core/lang/pt/calendar.txt \
    core/lang/pt/language.txt \
    core/lang/pt/page.txt \
    core/lang/pt/words.txt
