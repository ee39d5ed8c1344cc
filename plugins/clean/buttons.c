/* SPDX-License-Identifier: MIT */
#include "buttons.h"

#include "shape.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/phrases.h"
#include "text/space.h"
#include "text/utf8.h"

#define WORDS_MOST 16

/* May the token stand between words of a bar: a number, a name of an account, a
 * bar, a bracket?  Not what sentences have. */
static bool
between_buttons(uint32_t code)
{
    enum ending_sign sign = ending_sign(code);

    if (code == '(' || code == ')' || code == '[' || code == ']' ||
        code == '@' || code == '#')
        return true;
    return !chars_letter(code) && code != '?' && !shape_opener(code) &&
           sign != ENDING_QUOTE && sign != ENDING_SINGLE;
}

bool
buttons_only(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i = 0, len, words = 0, heads = 0;

    if (n > 160 || shape_last(text, n) == '.')
        return false;
    while (i < n) {
        uint32_t bits;

        i += space_lead(text + i, n - i);
        if (i == n)
            break;
        len = chars_unspaced(utf8_first(text + i, n - i))
                  ? space_word(text + i, n - i)
                  : phrases_token(text + i, n - i);
        bits = lexicon_word(lexicon, text + i, len);
        if (bits & WORD_BUTTON) {
            words++;
            heads += (bits & WORD_BUTTON_HEAD) != 0;
        } else if (!between_buttons(utf8_first(text + i, n - i))) {
            return false;
        }
        i += len;
        if (words > WORDS_MOST)
            return false;
    }
    return heads > 0;
}
