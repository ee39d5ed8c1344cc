/* SPDX-License-Identifier: MIT */
#include "lang/lang.h"

#include <string.h>

#define TAG_MOST 8 /* letters of a language's code in a BCP 47 tag */

/* Is tag[0..length) one of the words of the list, which may be NULL? */
static bool
listed(const char *list, const char *tag, size_t length)
{
    while (list != NULL && *list != '\0') {
        size_t k = strcspn(list, " ");

        if (k == length && memcmp(list, tag, length) == 0)
            return true;
        list += k + (list[k] == ' ');
    }
    return false;
}

size_t
lang_find(const char *tag, size_t length)
{
    size_t i;

    for (i = 0; i < lang_count; i++) {
        if (listed(lang_languages[i].tag, tag, length) ||
            listed(lang_languages[i].other_tags, tag, length))
            break;
    }
    return i;
}

/* The part of a tag in front of its first "-" or "_", in small letters; its
 * length, 0 if that is none of a language. */
static size_t
primary_part(const char *tag, size_t length, char part[TAG_MOST])
{
    size_t i;

    for (i = 0; i < length && tag[i] != '-' && tag[i] != '_'; i++) {
        if (i == TAG_MOST)
            return 0;
        part[i] = (char)(tag[i] | 32);
    }
    return i < 2 ? 0 : i;
}

size_t
lang_of_tag(const char *tag, size_t length)
{
    char part[TAG_MOST];
    size_t n = tag != NULL ? primary_part(tag, length, part) : 0;

    return n > 0 ? lang_find(part, n) : lang_count;
}

bool
lang_is_none(const char *tag, size_t length)
{
    char part[TAG_MOST];
    size_t n = primary_part(tag, length, part);

    return n > 0 && listed("und mul mis zxx", part, n);
}

bool
lang_is_told(size_t language)
{
    const struct lang_list *list = lang_guess;

    if (language >= lang_count || lang_languages[language].letters != 0)
        return language < lang_count;
    while (list->words != NULL &&
           (list->language != language ||
               (list->classes & LANG_BIT(LANG_TELLS_LANGUAGE)) == 0))
        list++;
    return list->words != NULL;
}

bool
lang_has(size_t language, unsigned habit)
{
    return language < lang_count &&
           (lang_languages[language].habits & habit) != 0;
}

enum lang_level
lang_level(size_t language)
{
    return language < lang_count ? lang_languages[language].level
                                 : LANG_LEVEL_NONE;
}

/* Bytes of the ending of a list that the word text[0..length) has; 0: none. */
static size_t
ending_of_list(const char *list, const char *text, size_t length)
{
    for (; *list != '\0'; list += strcspn(list, " "), list += *list == ' ') {
        size_t bytes = strcspn(list, " ") - 1;

        if (*list == '~' && bytes < length &&
            memcmp(text + length - bytes, list + 1, bytes) == 0)
            return bytes;
    }
    return 0;
}

size_t
lang_ending(size_t language, uint32_t classes, const char *text, size_t length)
{
    const struct lang_list *list;
    size_t bytes = 0;

    for (list = lang_detail; list->words != NULL && bytes == 0; list++) {
        if (list->language == language && (list->classes & classes) != 0)
            bytes = ending_of_list(list->words, text, length);
    }
    return bytes;
}
