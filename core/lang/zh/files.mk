LANG_FILES += \
    core/lang/zh/calendar.txt \
    core/lang/zh/language.txt \
    core/lang/zh/page-words.txt \
    core/lang/zh/page.txt
