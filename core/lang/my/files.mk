LANG_FILES += \
    core/lang/my/language.txt
