LANG_FILES += \
    core/lang/am/language.txt
