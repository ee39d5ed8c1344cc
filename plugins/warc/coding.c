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
body_is_text(struct span body)
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
leave_coded(struct coding *coding, const char *why)
{
    coding->left = why;
    return 0;
}

struct coding *
coding_new(void)
{
    struct coding *coding = calloc(1, sizeof(*coding));

    if (coding != NULL && inflateInit2(&coding->z, 15 + 32) != Z_OK) {
        free(coding);
        return NULL;
    }
    return coding;
}

void
coding_free(struct coding *coding)
{
    if (coding == NULL)
        return;
    inflateEnd(&coding->z);
    free(coding->out[0].p);
    free(coding->out[1].p);
    free(coding);
}

static struct out *
next_out(struct coding *coding)
{
    coding->turn = !coding->turn;
    coding->out[coding->turn].n = 0;
    return &coding->out[coding->turn];
}

/* Make room for more. */
static int
grow(const struct cd_host *host, struct out *out)
{
    size_t cap = out->cap > 0 ? 2 * out->cap : (size_t)256 << 10;
    char *at;

    if (out->n < out->cap)
        return 0;
    if (cap > CODING_MOST)
        return cd_fail(host,
            "its body has more than %zu MiB once it is decoded",
            CODING_MOST >> 20);
    at = realloc(out->p, cap);
    if (at == NULL)
        return cd_fail(host, "out of memory");
    out->p = at;
    out->cap = cap;
    return 0;
}

static int
add_output(
    const struct cd_host *host, struct out *out, const char *text, size_t n)
{
    while (n > 0) {
        size_t k;

        if (grow(host, out))
            return -1;
        k = out->cap - out->n < n ? out->cap - out->n : n;
        memcpy(out->p + out->n, text, k);
        out->n += k;
        text += k;
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
    const char *day, *end;
    int64_t n = 0;

    for (; i < body.n && i - *at < 8 && body.s[i] != '\0' &&
           (day = strchr(digits, body.s[i] | 0x20)) != NULL;
         i++)
        n = 16 * n + (day - digits);
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
unchunk(struct coding *coding, const struct cd_host *host, struct span *body)
{
    size_t at = 0, probe = 0;
    struct out *out;
    int64_t n;

    if (chunk_size(*body, &probe) < 0)
        return leave_coded(coding, "not chunked");
    out = next_out(coding);
    while ((n = chunk_size(*body, &at)) > 0) {
        if ((uint64_t)n > body->n - at) {
            if (!coding->cut)
                return cd_fail(host, "its body ends inside a chunk");
            n = (int64_t)(body->n - at);
        }
        if (add_output(host, out, body->s + at, (size_t)n))
            return -1;
        at += (size_t)n;
        if (at < body->n && body->s[at] == '\r')
            at++;
        if (at < body->n && body->s[at] == '\n')
            at++;
    }
    if (n < 0 &&
        !(coding->cut && memchr(body->s + at, '\n', body->n - at) == NULL))
        return cd_fail(host,
            at < body->n ? "byte %zu of its body begins no chunk"
                         : "its body ends at byte %zu, before its last chunk",
            at);
    *body = (struct span){ out->p != NULL ? out->p : "", out->n };
    return 0;
}

/* ---- gzip, deflate, br --------------------------------------------------- */

/* Decode as zlib's window bits say; there may be several members. */
static int
unpack_coding(struct coding *coding, const struct cd_host *host,
    struct span *body, int bits)
{
    struct out *out = next_out(coding);
    z_stream *stream = &coding->z;
    int rc = Z_OK;

    inflateReset2(stream, bits);
    stream->next_in = (unsigned char *)(uintptr_t)body->s;
    stream->avail_in = (uInt)body->n;
    while (rc == Z_OK) {
        if (grow(host, out))
            return -1;
        stream->next_out = (unsigned char *)out->p + out->n;
        stream->avail_out = (uInt)(out->cap - out->n);
        rc = inflate(stream, Z_NO_FLUSH);
        out->n = out->cap - stream->avail_out;
        if (rc == Z_BUF_ERROR && stream->avail_out == 0)
            rc = Z_OK;
        if (rc == Z_STREAM_END && bits > 0 && stream->avail_in > 2 &&
            stream->next_in[0] == 0x1f && stream->next_in[1] == 0x8b) {
            inflateReset2(stream, bits);
            rc = Z_OK;
        }
    }
    if (rc != Z_STREAM_END && !(coding->cut && rc == Z_BUF_ERROR))
        return cd_fail(host, "its body cannot be unpacked: %s",
            rc == Z_BUF_ERROR     ? "it is cut off"
            : stream->msg != NULL ? stream->msg
                                  : "it is damaged");
    *body = (struct span){ out->p, out->n };
    return 0;
}

static int
gzip(struct coding *coding, const struct cd_host *host, struct span *body)
{
    if (body->n < 2 || memcmp(body->s, "\x1f\x8b", 2) != 0)
        return leave_coded(coding, "no gzip");
    return unpack_coding(coding, host, body, 15 + 32);
}

/* With the header of zlib, as it should be, or without it. */
static int
deflate_(struct coding *coding, const struct cd_host *host, struct span *body)
{
    const unsigned char *bytes = (const unsigned char *)body->s;

    if (body->n >= 2 && (bytes[0] & 0x0f) == 8 &&
        (bytes[0] << 8 | bytes[1]) % 31 == 0)
        return unpack_coding(coding, host, body, 15 + 32);
    if (body_is_text(*body))
        return leave_coded(coding, "no deflate");
    return unpack_coding(coding, host, body, -15);
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
        return leave_coded(
            c, rc == BROTLI_DECODER_RESULT_ERROR ? "no br" : "cut off");
    return 0;
#else
    if (body_is_text(*body))
        return leave_coded(c, "no br");
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
find_coding(const struct cd_host *host, struct span name)
{
    size_t i;

    for (i = 0; i < sizeof(codings) / sizeof(codings[0]); i++) {
        if (span_is(name, codings[i].name))
            return (int)i;
    }
    return cd_fail(host, "its body has the coding \"%.*s\", which is not known",
        name.n < 40 ? (int)name.n : 40, name.s);
}

/* The codings in the order in which they were applied, of all fields of that
 * name: as indices of `codings` to made[0..*n).  -1 after cd_fail. */
static int
list(const struct cd_host *host, struct span block, const char *field,
    int *made, size_t *n)
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
                return cd_fail(
                    host, "its body has more than %d codings", CODINGS);
            made[*n] = find_coding(host, name);
            if (made[*n] < 0)
                return -1;
            (*n)++;
        }
    }
    return 0;
}

int
coding_decode(struct coding *coding, const struct cd_host *host,
    struct span block, bool cut, struct span *body)
{
    int made[CODINGS];
    size_t n = 0;

    coding->cut = cut;
    coding->left = NULL;
    if (list(host, block, "Content-Encoding", made, &n) ||
        list(host, block, "Transfer-Encoding", made, &n))
        return -1;
    while (n > 0 && body->n > 0) {
        if (codings[made[--n]].decode(coding, host, body))
            return -1;
    }
    if (coding->left != NULL && !body_is_text(*body))
        return cd_fail(host,
            "its body cannot be unpacked: it is %s, and no text", coding->left);
    if (body->n > 2 && memcmp(body->s, "\x1f\x8b\x08", 3) == 0)
        return cd_fail(host, "its body is gzip, which its fields do not say");
    return 0;
}
