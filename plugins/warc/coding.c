/* SPDX-License-Identifier: MIT */
#include "coding.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#ifdef HAVE_BROTLI
#include <brotli/decode.h>
#endif

struct coding {
    z_stream z;
    struct out {
        char *p;
        size_t n, cap;
    } out[2]; /* in turn: one is read while the other one is written */
    int turn;
    bool cut;         /* not all of the body is there */
    const char *left; /* why a coding was left: the body is said to have it, and
                         seems to be kept decoded; NULL: none was */
};

#define TEXT_LOOK 1024 /* bytes that tell a text from what is packed */

/* Does the body look like text: a byte order mark, or none of the bytes that
 * control devices? */
static bool
is_text(struct span body)
{
    size_t i;

    if (body.n >= 2 && (memcmp(body.s, "\xff\xfe", 2) == 0 ||
                           memcmp(body.s, "\xfe\xff", 2) == 0))
        return true;
    for (i = 0; i < body.n && i < TEXT_LOOK; i++) {
        if ((unsigned char)body.s[i] < 0x20 &&
            memchr("\t\n\v\f\r\033", body.s[i], 6) == NULL)
            return false;
    }
    return true;
}

/* The body is not as the coding says: leave it as it is. */
static int
leave(struct coding *c, const char *why)
{
    c->left = why;
    return 0;
}

struct coding *
coding_new(void)
{
    struct coding *c = calloc(1, sizeof(*c));

    if (c != NULL && inflateInit2(&c->z, 15 + 32) != Z_OK) {
        free(c);
        return NULL;
    }
    return c;
}

void
coding_free(struct coding *c)
{
    if (c == NULL)
        return;
    inflateEnd(&c->z);
    free(c->out[0].p);
    free(c->out[1].p);
    free(c);
}

static struct out *
next_out(struct coding *c)
{
    c->turn = !c->turn;
    c->out[c->turn].n = 0;
    return &c->out[c->turn];
}

/* Make room for more. */
static int
grow(const struct cd_host *h, struct out *o)
{
    size_t cap = o->cap > 0 ? 2 * o->cap : (size_t)256 << 10;
    char *p;

    if (o->n < o->cap)
        return 0;
    if (cap > CODING_MOST)
        return cd_fail(h, "its body has more than %zu MiB once it is decoded",
            CODING_MOST >> 20);
    p = realloc(o->p, cap);
    if (p == NULL)
        return cd_fail(h, "out of memory");
    o->p = p;
    o->cap = cap;
    return 0;
}

static int
add(const struct cd_host *h, struct out *o, const char *s, size_t n)
{
    while (n > 0) {
        size_t k;

        if (grow(h, o))
            return -1;
        k = o->cap - o->n < n ? o->cap - o->n : n;
        memcpy(o->p + o->n, s, k);
        o->n += k;
        s += k;
        n -= k;
    }
    return 0;
}

/* ---- chunked ------------------------------------------------------------- */

/* The size of the chunk whose line stands at *at; -1: there is none. */
static int64_t
chunk_size(struct span body, size_t *at)
{
    static const char digits[] = "0123456789abcdef";
    size_t i = *at;
    const char *d, *end;
    int64_t n = 0;

    for (; i < body.n && i - *at < 8 && body.s[i] != '\0' &&
           (d = strchr(digits, body.s[i] | 0x20)) != NULL;
         i++)
        n = 16 * n + (d - digits);
    if (i == *at)
        return -1;
    while (i < body.n && (body.s[i] == ' ' || body.s[i] == '\t'))
        i++;
    if (i == body.n || memchr(";\r\n", body.s[i], 3) == NULL)
        return -1;
    end = memchr(body.s + i, '\n', body.n - i);
    if (end == NULL)
        return -1;
    *at = (size_t)(end + 1 - body.s);
    return n;
}

static int
unchunk(struct coding *c, const struct cd_host *h, struct span *body)
{
    size_t at = 0, probe = 0;
    struct out *o;
    int64_t n;

    if (chunk_size(*body, &probe) < 0)
        return leave(c, "not chunked");
    o = next_out(c);
    while ((n = chunk_size(*body, &at)) > 0) {
        if ((uint64_t)n > body->n - at) {
            if (!c->cut)
                return cd_fail(h, "its body ends inside a chunk");
            n = (int64_t)(body->n - at);
        }
        if (add(h, o, body->s + at, (size_t)n))
            return -1;
        at += (size_t)n;
        if (at < body->n && body->s[at] == '\r')
            at++;
        if (at < body->n && body->s[at] == '\n')
            at++;
    }
    if (n < 0 && !(c->cut && memchr(body->s + at, '\n', body->n - at) == NULL))
        return cd_fail(h,
            at < body->n ? "byte %zu of its body begins no chunk"
                         : "its body ends at byte %zu, before its last chunk",
            at);
    *body = (struct span){ o->p != NULL ? o->p : "", o->n };
    return 0;
}

/* ---- gzip, deflate, br --------------------------------------------------- */

/* Decode as zlib's window bits say; there may be several members. */
static int
unpack(struct coding *c, const struct cd_host *h, struct span *body, int bits)
{
    struct out *o = next_out(c);
    z_stream *z = &c->z;
    int rc = Z_OK;

    inflateReset2(z, bits);
    z->next_in = (unsigned char *)(uintptr_t)body->s;
    z->avail_in = (uInt)body->n;
    while (rc == Z_OK) {
        if (grow(h, o))
            return -1;
        z->next_out = (unsigned char *)o->p + o->n;
        z->avail_out = (uInt)(o->cap - o->n);
        rc = inflate(z, Z_NO_FLUSH);
        o->n = o->cap - z->avail_out;
        if (rc == Z_BUF_ERROR && z->avail_out == 0)
            rc = Z_OK;
        if (rc == Z_STREAM_END && bits > 0 && z->avail_in > 2 &&
            z->next_in[0] == 0x1f && z->next_in[1] == 0x8b) {
            inflateReset2(z, bits);
            rc = Z_OK;
        }
    }
    if (rc != Z_STREAM_END && !(c->cut && rc == Z_BUF_ERROR))
        return cd_fail(h, "its body cannot be unpacked: %s",
            rc == Z_BUF_ERROR ? "it is cut off"
            : z->msg != NULL  ? z->msg
                              : "it is damaged");
    *body = (struct span){ o->p, o->n };
    return 0;
}

static int
gzip(struct coding *c, const struct cd_host *h, struct span *body)
{
    if (body->n < 2 || memcmp(body->s, "\x1f\x8b", 2) != 0)
        return leave(c, "no gzip");
    return unpack(c, h, body, 15 + 32);
}

/* With the header of zlib, as it should be, or without it. */
static int
deflate_(struct coding *c, const struct cd_host *h, struct span *body)
{
    const unsigned char *s = (const unsigned char *)body->s;

    if (body->n >= 2 && (s[0] & 0x0f) == 8 && (s[0] << 8 | s[1]) % 31 == 0)
        return unpack(c, h, body, 15 + 32);
    if (is_text(*body))
        return leave(c, "no deflate");
    return unpack(c, h, body, -15);
}

static int
brotli(struct coding *c, const struct cd_host *h, struct span *body)
{
#ifdef HAVE_BROTLI
    BrotliDecoderState *b = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    BrotliDecoderResult rc = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    const uint8_t *from = (const uint8_t *)body->s;
    struct out *o = next_out(c);
    size_t left = body->n;

    if (b == NULL)
        return cd_fail(h, "out of memory");
    while (rc == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && grow(h, o) == 0) {
        uint8_t *to = (uint8_t *)o->p + o->n;
        size_t room = o->cap - o->n;

        rc = BrotliDecoderDecompressStream(b, &left, &from, &room, &to, NULL);
        o->n = o->cap - room;
    }
    BrotliDecoderDestroyInstance(b);
    if (rc == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
        return -1; /* grow has said why */
    if (rc == BROTLI_DECODER_RESULT_SUCCESS ||
        (rc == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && c->cut && o->n > 0))
        *body = (struct span){ o->p, o->n };
    else
        return leave(
            c, rc == BROTLI_DECODER_RESULT_ERROR ? "no br" : "cut off");
    return 0;
#else
    if (is_text(*body))
        return leave(c, "no br");
    return cd_fail(h, "its body is packed as br, which this copydesk was built "
                      "without: libbrotli-dev was missing");
#endif
}

/* ---- the whole ----------------------------------------------------------- */

static const struct {
    const char *name;
    int (*decode)(struct coding *c, const struct cd_host *h, struct span *body);
} codings[] = { { "chunked", unchunk }, { "gzip", gzip }, { "x-gzip", gzip },
    { "deflate", deflate_ }, { "br", brotli } };

/* A coding by its name; -1 after cd_fail. */
static int
find(const struct cd_host *h, struct span name)
{
    size_t i;

    for (i = 0; i < sizeof(codings) / sizeof(codings[0]); i++) {
        if (span_is(name, codings[i].name))
            return (int)i;
    }
    return cd_fail(h, "its body has the coding \"%.*s\", which is not known",
        name.n < 40 ? (int)name.n : 40, name.s);
}

/* The codings in the order in which they were applied, of all fields of that
 * name: as indices of `codings` to made[0..*n).  -1 after cd_fail. */
static int
list(const struct cd_host *h, struct span block, const char *field, int *made,
    size_t *n)
{
    struct span value;
    size_t at = 0;

    while ((value = fields_next(block, field, &at)).s != NULL) {
        while (value.n > 0) {
            const char *comma = memchr(value.s, ',', value.n);
            const size_t k =
                comma != NULL ? (size_t)(comma - value.s) : value.n;
            struct span name = fields_bare((struct span){ value.s, k });

            value.s += k + (comma != NULL);
            value.n -= k + (comma != NULL);
            if (name.n == 0 || span_is(name, "identity") ||
                span_is(name, "none"))
                continue;
            if (*n == CODINGS)
                return cd_fail(h, "its body has more than %d codings", CODINGS);
            made[*n] = find(h, name);
            if (made[*n] < 0)
                return -1;
            (*n)++;
        }
    }
    return 0;
}

int
coding_decode(struct coding *c, const struct cd_host *h, struct span block,
    bool cut, struct span *body)
{
    int made[CODINGS];
    size_t n = 0;

    c->cut = cut;
    c->left = NULL;
    if (list(h, block, "Content-Encoding", made, &n) ||
        list(h, block, "Transfer-Encoding", made, &n))
        return -1;
    while (n > 0 && body->n > 0) {
        if (codings[made[--n]].decode(c, h, body))
            return -1;
    }
    if (c->left != NULL && !is_text(*body))
        return cd_fail(
            h, "its body cannot be unpacked: it is %s, and no text", c->left);
    if (body->n > 2 && memcmp(body->s, "\x1f\x8b\x08", 3) == 0)
        return cd_fail(h, "its body is gzip, which its fields do not say");
    return 0;
}
