/* SPDX-License-Identifier: MIT */
#include "base/tty.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/output.h"
#include "base/utf8.h"

/* Length of the character at s if it is safe to show, 0 if not. */
static size_t
printable(const char *s, size_t n)
{
    size_t len;
    uint32_t c = utf8_decode(s, n, &len);

    if (c == UTF8_BAD || c < 0x20 || (c >= 0x7f && c < 0xa0))
        return 0;
    if ((c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
        (c >= 0x2060 && c <= 0x206f) || c == 0xfeff)
        return 0;
    return len;
}

void
tty_escape(struct buf *out, const char *s, size_t n)
{
    size_t i, len;

    for (i = 0; i < n; i += len) {
        len = printable(s + i, n - i);
        if (len > 0) {
            buf_add(out, s + i, len);
        } else {
            if (s[i] == '\t')
                buf_addc(out, ' ');
            else
                buf_addf(out, "\\x%02x", (unsigned char)s[i]);
            len = 1;
        }
    }
}

void
tty_say(FILE *f, const char *fmt, ...)
{
    struct buf raw = { 0 }, line = { 0 };
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&raw, fmt, ap);
    va_end(ap);
    tty_escape(&line, raw.p, raw.n);
    buf_addc(&line, '\n');
    fflush(f);
    output_bytes(fileno(f), line.p, line.n);
    buf_free(&raw);
    buf_free(&line);
}

bool
tty_redraws(int fd)
{
    const char *term = getenv("TERM");

    return isatty(fd) && (term == NULL || strcmp(term, "dumb") != 0);
}

size_t
tty_columns(int fd)
{
    struct winsize w;

    if (ioctl(fd, TIOCGWINSZ, &w) == 0 && w.ws_col > 0)
        return w.ws_col;
    return 80;
}
