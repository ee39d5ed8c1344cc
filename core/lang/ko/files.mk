LANG_FILES += \
    core/lang/ko/abbreviations.txt \
    core/lang/ko/calendar.txt \
    core/lang/ko/language.txt \
    core/lang/ko/page-words.txt \
    core/lang/ko/page.txt \
    core/lang/ko/words.txt
