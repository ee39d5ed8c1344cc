#include "language.h"

#include "text/chars.h"

#define WORD_MOST 8      /* bytes of the longest of these words */
#define GUESS_BYTES 2048 /* at the beginning of the text */

/* Function words that are frequent in one of the languages: general grammar.
 * A word of two languages counts for both. */
static const char *const function_words[LANGUAGES] = {
    [LANG_EN] = "the of and to in is that for was with on as it by at from his "
                "her be are has have said an not but they this were who their "
                "which or after will would one been",
    [LANG_DE] = "der die und das den von zu mit ist auf nicht ein eine dem des "
                "im für sich auch als an er es sie hat aus bei nach wird war "
                "einen einer am dass wie zum über werden noch sind",
    [LANG_FR] = "le la les des et est une dans que qui pour pas sur au un du "
                "par plus en ce son sa il elle avec se ne été mais ont aux "
                "cette sont nous leur ses comme",
    [LANG_ES] = "el los las que una por con para del se no su es lo como más "
                "pero al la en un fue este ha sus sobre entre también hasta "
                "cuando muy desde sin han años",
};

int
language_of_tag(const char *tag, size_t n)
{
    static const char codes[LANGUAGES][3] = { "en", "de", "fr", "es" };
    int i;

    if (tag == NULL || n < 2 || (n > 2 && tag[2] != '-' && tag[2] != '_'))
        return -1;
    for (i = 0; i < LANGUAGES; i++) {
        if ((tag[0] | 32) == codes[i][0] && (tag[1] | 32) == codes[i][1])
            return i;
    }
    return -1;
}

struct words *
language_words(void)
{
    struct words *w = words_new(256);
    int i;

    for (i = 0; w != NULL && i < LANGUAGES; i++) {
        if (words_add_list(w, function_words[i], 1u << i)) {
            words_free(w);
            return NULL;
        }
    }
    return w;
}

/* Bytes of the word at s: letters of ASCII, and all bytes beyond it. */
static size_t
word_length(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n &&
           ((unsigned char)s[i] >= 0x80 || chars_letter((unsigned char)s[i])))
        i++;
    return i;
}

enum language
language_guess(const struct words *w, const char *s, size_t n)
{
    size_t count[LANGUAGES] = { 0 }, i = 0, len;
    int best = LANG_EN, l;

    n = n > GUESS_BYTES ? GUESS_BYTES : n;
    while (i < n) {
        uint32_t bits;

        len = word_length(s + i, n - i);
        bits =
            len > 1 && len <= WORD_MOST ? words_get_folded(w, s + i, len) : 0;
        for (l = 0; l < LANGUAGES; l++)
            count[l] += bits >> l & 1;
        i += len + (len == 0);
    }
    for (l = 0; l < LANGUAGES; l++) {
        if (count[l] > count[best])
            best = l;
    }
    return (enum language)best;
}
