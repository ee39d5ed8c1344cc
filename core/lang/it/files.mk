LANG_FILES += \
    core/lang/it/abbreviations.txt \
    core/lang/it/calendar.txt \
    core/lang/it/language.txt \
    core/lang/it/page.txt \
    core/lang/it/words.txt
