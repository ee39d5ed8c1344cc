LANG_FILES += \
    core/lang/hy/language.txt
