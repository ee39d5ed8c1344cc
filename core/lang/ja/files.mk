LANG_FILES += \
    core/lang/ja/calendar.txt \
    core/lang/ja/language.txt \
    core/lang/ja/page-words.txt \
    core/lang/ja/page.txt
