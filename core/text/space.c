#include "text/space.h"

#include "text/chars.h"
#include "text/utf8.h"

size_t
space_odd(const char *s, size_t n)
{
    size_t len;

    return chars_space(utf8_decode(s, n, &len)) ? len : 0;
}

size_t
space_lead(const char *s, size_t n)
{
    size_t i = 0, len;

    while (i < n && (len = space_at(s + i, n - i)) > 0)
        i += len;
    return i;
}

size_t
space_tail(const char *s, size_t n)
{
    size_t end = n, at;

    while (end > 0) {
        if (s[end - 1] > ' ')
            break; /* as most texts end */
        at = end - utf8_back(s, end);
        if (space_at(s + at, end - at) == 0)
            break;
        end = at;
    }
    return n - end;
}

size_t
space_trim_edges(const char **s, size_t n)
{
    size_t lead = space_lead(*s, n);

    *s += lead;
    n -= lead;
    return n - space_tail(*s, n);
}
