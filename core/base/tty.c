/* SPDX-License-Identifier: MIT */
#include "base/tty.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/output.h"
#include "base/utf8.h"

/* Length of the character at `text` if it is safe to show, 0 if not. */
static size_t
printable(const char *text, size_t n)
{
    size_t len;
    uint32_t code = utf8_decode(text, n, &len);

    if (code == UTF8_BAD || code < 0x20 || (code >= 0x7f && code < 0xa0))
        return 0;
    if ((code >= 0x200b && code <= 0x200f) ||
        (code >= 0x2028 && code <= 0x202e) ||
        (code >= 0x2060 && code <= 0x206f) || code == 0xfeff)
        return 0;
    return len;
}

void
tty_escape(struct buf *out, const char *text, size_t n)
{
    size_t i, len;

    for (i = 0; i < n; i += len) {
        len = printable(text + i, n - i);
        if (len > 0) {
            buf_add(out, text + i, len);
        } else {
            if (text[i] == '\t')
                buf_addc(out, ' ');
            else
                buf_addf(out, "\\x%02x", (unsigned char)text[i]);
            len = 1;
        }
    }
}

void
tty_say(FILE *file, const char *fmt, ...)
{
    struct buf raw = { 0 }, line = { 0 };
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&raw, fmt, ap);
    va_end(ap);
    tty_escape(&line, raw.p, raw.n);
    buf_addc(&line, '\n');
    fflush(file);
    output_bytes(fileno(file), line.p, line.n);
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
    struct winsize size;

    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}
